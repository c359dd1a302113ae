package io.boxoffice.app.operations;

import io.boxoffice.messaging.Platform;
import io.boxoffice.web.OperatorPaths;
import io.boxoffice.web.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What operators have in every process: an API, and a page that uses it.
@Configuration(proxyBeanMethods = false)
public class OperationsConfiguration {

  @Bean
  SubscriptionsController subscriptionsController(Platform platform) {
    return new SubscriptionsController(platform);
  }

  @Bean
  ParkedController parkedController(Platform platform) {
    return new ParkedController(new Desks(platform));
  }

  @Bean
  ParkedPage parkedPage() {
    return new ParkedPage();
  }

  @Bean
  OperatorPaths operatorPaths() {
    return OperatorPaths.of("* /api/v1/ops/**");
  }

  /// The page holds nothing: what it shows it asks the API for, with the operator's token.
  @Bean
  PublicPaths operatorPages() {
    return PublicPaths.of("GET /ops/parked", "GET /ops/parked.js", "GET /ops/parked.css");
  }
}
