package io.boxoffice.app;

import io.boxoffice.simulators.MailCatcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/// The real process with all services, in this JVM: started once, on a data folder of its own.
final class TestInstallation {

  private static final Map<String, Object> PROPERTIES =
      Map.of(
          "boxoffice.logging", "plain",
          "logging.level.root", "warn",
          "boxoffice.payments.ask-again-after", "2s");

  private static final Path DATA = folder();
  private static final Server SERVER =
      Server.start(new Server.Settings(DATA, 0, Set.of(), true, PROPERTIES));
  private static final Shop SHOP = new Shop(new Api(SERVER.url()), new Keys(DATA.resolve("keys")));
  private static final Provider PROVIDER = Provider.of(SERVER);

  private TestInstallation() {}

  static Shop shop() {
    return SHOP;
  }

  static Path data() {
    return DATA;
  }

  static Server server() {
    return SERVER;
  }

  static Provider provider() {
    return PROVIDER;
  }

  static MailCatcher mail() {
    return SERVER.part(OutsideWorld.class).mail();
  }

  /// Waits until nothing is under way and proves that all promises were kept.
  static void verify() {
    Promises.verify(SERVER);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("boxoffice-flow");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
