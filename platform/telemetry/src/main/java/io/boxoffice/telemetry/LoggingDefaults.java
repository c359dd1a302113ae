package io.boxoffice.telemetry;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Chooses how log lines look, by [LoggingProperties]. Both forms carry the correlation id. Named
/// in `META-INF/spring.factories`, since logging starts before any configuration class is read.
public final class LoggingDefaults implements EnvironmentPostProcessor {
  /// Time, level, who, what, and the correlation if there is one.
  private static final String PLAIN =
      "%d{HH:mm:ss.SSS} %-5level %-22.22logger{0} %msg"
          + "%replace(  [%X{correlationId}]){'  \\[\\]',''}%n%rEx{short}";

  /// What others log about each request that is refused, or about their own defaults.
  private static final Map<String, Object> QUIET =
      Map.of(
          "logging.level.org.springframework.web.servlet.PageNotFound", "error",
          "logging.level.org.springframework.security.web.FilterChainProxy", "error",
          "logging.level.org.springdoc.core.events", "error",
          "logging.level.org.flywaydb", "error",
          // A lost connection is told by who needed it.
          "logging.level.com.zaxxer.hikari", "error",
          // Why a start failed is told in one sentence by who started it.
          "logging.level.org.springframework.boot.diagnostics", "off",
          "logging.level.org.springframework.boot.autoconfigure.logging", "warn",
          "logging.level.org.springframework.boot.web.server.servlet.context", "error",
          "logging.level.org.apache.catalina", "warn",
          "logging.level.org.apache.coyote.http11.Http11Processor", "warn");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var defaults = new HashMap<>(QUIET);
    defaults.putAll(
        format(Binder.get(environment).bindOrCreate("boxoffice", LoggingProperties.class)));
    environment.getPropertySources().addLast(new MapPropertySource("boxoffice-logging", defaults));
  }

  private static Map<String, Object> format(LoggingProperties chosen) {
    return chosen.isPlain()
        ? Map.of("logging.pattern.console", PLAIN, "spring.main.banner-mode", "off")
        : Map.of(
            "logging.structured.format.console", "ecs",
            "logging.structured.ecs.service.name", "boxoffice",
            "spring.main.banner-mode", "off");
  }
}
