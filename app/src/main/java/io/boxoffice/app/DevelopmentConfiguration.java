package io.boxoffice.app;

import io.boxoffice.app.dev.MailboxController;
import io.boxoffice.web.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What only a development installation has: the mails that it caught, to be looked at.
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
}
