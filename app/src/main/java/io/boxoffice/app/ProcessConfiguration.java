package io.boxoffice.app;

import io.boxoffice.app.dev.ClockShift;
import io.boxoffice.app.operations.OperationsConfiguration;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Secrets;
import io.boxoffice.eventlog.EventLog;
import io.boxoffice.messaging.Databases;
import io.boxoffice.messaging.LogTransport;
import io.boxoffice.messaging.Platform;
import io.boxoffice.messaging.ServicePlatform;
import io.boxoffice.telemetry.TelemetryConfiguration;
import io.boxoffice.telemetry.Vital;
import io.boxoffice.web.SigningKeys;
import io.boxoffice.web.WebConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.metrics.TomcatMetricsAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What every process is made of, whichever services run in it. Without Boot's metrics of Tomcat:
/// they tell of sessions, which there are none of, and start the JVM's management for it.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = TomcatMetricsAutoConfiguration.class)
@Import({WebConfiguration.class, TelemetryConfiguration.class, OperationsConfiguration.class})
public class ProcessConfiguration {

  /// The only clock of the process: the system's, which development installations can move.
  @Bean
  Clock clock(ObjectProvider<ClockShift> shift) {
    return shift.stream().findFirst().map(ClockShift::clock).orElseGet(Clock::systemUTC);
  }

  @Bean
  Ids ids(Clock clock) {
    return new Ids(clock);
  }

  @Bean
  Secrets secrets(Installation installation) {
    return installation.secrets();
  }

  @Bean
  SigningKeys signingKeys(Installation installation) {
    return installation.keys();
  }

  /// Else Tomcat makes two folders among the machine's temporary ones at each start, which a kill
  /// leaves there.
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> scratch(Installation installation)
      throws IOException {
    Path base = installation.folder().resolve("tomcat");
    Path documents = Files.createDirectories(base.resolve("documents"));
    return factory -> {
      factory.setBaseDirectory(base.toFile());
      factory.setDocumentRoot(documents.toFile());
    };
  }

  /// Takes one wrapping of logs, such as to inject faults.
  @Bean
  Platform platform(
      Databases databases,
      Clock clock,
      MeterRegistry registry,
      ObjectProvider<UnaryOperator<EventLog>> wrapping) {
    return new Platform(
        databases,
        clock,
        registry,
        LogTransport::new,
        wrapping.getIfAvailable(UnaryOperator::identity));
  }

  @Bean
  BackgroundLifecycle backgroundLifecycle(Platform platform) {
    return new BackgroundLifecycle(platform);
  }

  /// Fails for good when a writer or a subscription of any service did.
  @Bean
  Vital services(Platform platform) {
    return new Vital() {
      @Override
      public String name() {
        return "services";
      }

      @Override
      public Optional<String> failure() {
        return platform.services().stream()
            .filter(service -> !service.healthy())
            .map(ServicePlatform::service)
            .findFirst()
            .map(service -> "the writer or a subscription of " + service + " stopped");
      }
    };
  }
}
