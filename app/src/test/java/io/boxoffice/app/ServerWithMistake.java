package io.boxoffice.app;

import io.boxoffice.eventlog.EventLog;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// The program with a mistake planted in it, named by the property `planted.mistake`.
final class ServerWithMistake {

  private static final String MISTAKE = "planted.mistake";

  private ServerWithMistake() {}

  public static void main(String[] arguments) {
    Map<String, String> options = new LinkedHashMap<>();
    Map<String, Object> properties = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      int equals = argument.indexOf('=');
      if (argument.startsWith("--" + MISTAKE + "=")) {
        System.setProperty(MISTAKE, argument.substring(equals + 1)); // The product has no such one.
      } else if (equals > 0) {
        properties.put(argument.substring(2, equals), argument.substring(equals + 1));
      } else if (argument.equals("--data") || argument.equals("--port")) {
        options.put(argument, arguments[i + 1]);
      }
    }
    Server.start(
        new Server.Settings(
            Path.of(options.getOrDefault("--data", "data")),
            Integer.parseInt(options.getOrDefault("--port", "0")),
            Set.of(),
            true,
            properties),
        Planting.class);
  }

  @Configuration(proxyBeanMethods = false)
  static class Planting {
    @Bean
    UnaryOperator<EventLog> mistake(Environment environment) {
      return PlantedMistake.valueOf(environment.getRequiredProperty(MISTAKE));
    }
  }
}
