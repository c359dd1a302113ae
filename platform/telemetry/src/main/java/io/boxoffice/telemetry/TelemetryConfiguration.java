package io.boxoffice.telemetry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/// Health at `/actuator/health/{liveness,readiness}`, metrics at `/actuator/prometheus`, build at
/// `/actuator/info`. Takes [Vital] beans of whoever can fail for good.
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:io/boxoffice/telemetry/telemetry.properties")
public class TelemetryConfiguration {

  /// The name is the component's in the health groups.
  @Bean("boxoffice")
  VitalHealth boxofficeHealth(ObjectProvider<Vital> vitals) {
    return new VitalHealth(vitals::stream);
  }
}
