package io.boxoffice.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Chooses a free TCP port on 127.0.0.1, below those that Linux gives to outgoing connections:
/// otherwise one of these could take it while the server restarts.
final class LoopbackPort {
  private static final int FIRST = 15_000;
  private static final int LAST = 32_000;
  private static final int TRIES = 100;

  private LoopbackPort() {}

  static int choose() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new InstallationException(
        "Found no free port between " + FIRST + " and " + LAST + " for PostgreSQL.");
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
