package io.boxoffice.telemetry;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the whole process does alike.
///
/// @param logging how log lines look: `json` (ECS) for machines, or `plain` for people
@ConfigurationProperties("boxoffice")
public record LoggingProperties(@DefaultValue("json") String logging) {
  static final String JSON = "json";
  static final String PLAIN = "plain";

  public LoggingProperties {
    if (!logging.equals(JSON) && !logging.equals(PLAIN)) {
      throw new IllegalArgumentException("boxoffice.logging must be json or plain, not " + logging);
    }
  }

  boolean isPlain() {
    return logging.equals(PLAIN);
  }
}
