package io.boxoffice.app;

import java.util.Map;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/// Logging while a process starts: no more than warnings, since a start that fails is told in one
/// sentence. Whoever sets the level of the root logger decides otherwise.
final class StartLogging {
  private static final String LEVEL = "logging.level.root";
  private static final String VARIABLE = "LOGGING_LEVEL_ROOT";

  /// Spring's own word on a start that failed, with all that called each other; ours is enough.
  private static final String SPRING = "logging.level.org.springframework.boot.SpringApplication";

  private final boolean chosen;

  StartLogging(Map<String, Object> properties) {
    this.chosen = properties.containsKey(LEVEL) || System.getenv(VARIABLE) != null;
  }

  Map<String, Object> defaults() {
    return Map.of(LEVEL, "warn", SPRING, "off");
  }

  /// From now on as usual.
  void started() {
    if (!chosen) {
      LoggingSystem.get(StartLogging.class.getClassLoader())
          .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
    }
  }
}
