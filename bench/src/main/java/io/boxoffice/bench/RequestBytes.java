package io.boxoffice.bench;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Encodes requests as they go over the wire, so that nothing is left to do while loading.
final class RequestBytes {
  private final URI server;

  RequestBytes(URI server) {
    this.server = server;
  }

  /// A command with a body of JSON, off the heap: the socket takes it from there without a copy.
  ByteBuffer post(String path, String token, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String head =
        """
        POST %s HTTP/1.1
        Host: %s
        Authorization: Bearer %s
        Content-Type: application/json
        Content-Length: %d

        """
            .replace("\n", "\r\n")
            .formatted(path, server.getAuthority(), token, body.length);
    byte[] bytes = head.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocateDirect(bytes.length + body.length).put(bytes).put(body).flip();
  }
}
