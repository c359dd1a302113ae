package io.boxoffice.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Sends bytes that no HTTP client would send.
final class Raw {
  private static final int SILENCE_MAX_MS = 10_000;

  /// What came back until the server closed the connection. Status 0: nothing.
  record Answer(int status, String text) {

    String body() {
      int end = text.indexOf("\r\n\r\n");
      return end < 0 ? "" : text.substring(end + 4);
    }
  }

  private Raw() {}

  static Answer send(int port, String request) {
    return send(port, request.getBytes(StandardCharsets.ISO_8859_1));
  }

  static Answer send(int port, byte[] request) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(SILENCE_MAX_MS);
      var text = new StringBuilder();
      try {
        socket.getOutputStream().write(request);
        socket.shutdownOutput();
        read(socket, text);
      } catch (java.net.SocketException _) {
        // Closed by the server before it had read all; what came until then counts.
      }
      return new Answer(
          text.indexOf("HTTP/1.1 ") == 0 ? Integer.parseInt(text.substring(9, 12)) : 0,
          text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(Socket socket, StringBuilder text) throws IOException {
    byte[] buffer = new byte[8_192];
    int read = socket.getInputStream().read(buffer);
    while (read >= 0) {
      text.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
      read = socket.getInputStream().read(buffer);
    }
  }
}
