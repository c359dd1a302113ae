package io.boxoffice.app;

import io.boxoffice.app.dev.ClockController;
import io.boxoffice.app.dev.ClockShift;
import io.boxoffice.app.dev.MailboxController;
import io.boxoffice.web.OperatorPaths;
import io.boxoffice.web.PublicPaths;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What only a development installation has: the mails that it caught, to be looked at, and a clock
/// that can be moved.
@Configuration(proxyBeanMethods = false)
class DevelopmentConfiguration {

  @Bean
  MailboxController mailboxController(OutsideWorld world) {
    return new MailboxController(world.mail());
  }

  @Bean
  PublicPaths mailboxPaths() {
    return PublicPaths.of("GET /api/v1/dev/mailbox", "GET /dev/mailbox");
  }

  @Bean
  ClockShift clockShift() {
    return new ClockShift(Clock.systemUTC());
  }

  @Bean
  ClockController clockController(ClockShift shift) {
    return new ClockController(shift);
  }

  @Bean
  OperatorPaths clockPaths() {
    return OperatorPaths.of("* /api/v1/dev/clock");
  }
}
