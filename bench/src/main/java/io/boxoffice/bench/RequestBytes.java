package io.boxoffice.bench;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Encodes requests as they go over the wire, so that nothing is left to do while loading. They are
/// off the heap: the socket takes them from there without a copy.
final class RequestBytes {
  private final URI server;

  RequestBytes(URI server) {
    this.server = server;
  }

  /// A command with a body of JSON.
  ByteBuffer post(String path, String token, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String more = "Content-Type: application/json\nContent-Length: " + body.length + "\n";
    byte[] head = head("POST", path, token, more);
    return ByteBuffer.allocateDirect(head.length + body.length).put(head).put(body).flip();
  }

  /// A command under an idempotency key, whose outcome is waited for. On the heap: it is used once.
  ByteBuffer command(String path, String token, String key, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String more =
        "Content-Type: application/json\nIdempotency-Key: %s\nPrefer: wait=10\nContent-Length: %d\n"
            .formatted(key, body.length);
    byte[] head = head("POST", path, token, more);
    return ByteBuffer.allocate(head.length + body.length).put(head).put(body).flip();
  }

  /// The removal of what has this path.
  ByteBuffer delete(String path, String token) {
    byte[] head = head("DELETE", path, token, "");
    return ByteBuffer.allocateDirect(head.length).put(head).flip();
  }

  private byte[] head(String method, String path, String token, String more) {
    String text =
        "%s %s HTTP/1.1\nHost: %s\nAuthorization: Bearer %s\n%s\n"
            .formatted(method, path, server.getAuthority(), token, more);
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
  }
}
