package io.boxoffice.accounts;

import io.boxoffice.accounts.adapter.KeySetController;
import io.boxoffice.accounts.adapter.MeController;
import io.boxoffice.accounts.adapter.RegistrationController;
import io.boxoffice.accounts.adapter.SessionController;
import io.boxoffice.contracts.accounts.People;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Secrets;
import io.boxoffice.messaging.Platform;
import io.boxoffice.messaging.ServiceSchema;
import io.boxoffice.web.PublicPaths;
import io.boxoffice.web.SigningKeys;
import io.boxoffice.web.TokenIssuer;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The accounts service as Spring sees it. Needs [Platform], [Clock], [Ids], [Secrets],
/// [SigningKeys] and the beans of the HTTP side; gives [People] and [Grants].
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountsProperties.class)
public class AccountsConfiguration {
  public static final ServiceSchema SCHEMA = ServiceSchema.of("accounts", "db/accounts");

  @Bean
  Accounts accounts(
      Platform platform,
      AccountsProperties properties,
      Clock clock,
      Ids ids,
      Secrets secrets,
      TokenIssuer tokens) {
    return Accounts.of(platform.open(SCHEMA), properties, clock, ids, secrets, tokens);
  }

  @Bean
  public People people(Accounts accounts) {
    return accounts.people();
  }

  @Bean
  public Grants grants(Accounts accounts) {
    return accounts.grants();
  }

  @Bean
  RegistrationController registrationController(Accounts accounts) {
    return accounts.registration();
  }

  @Bean
  SessionController sessionController(Accounts accounts) {
    return accounts.sessions();
  }

  @Bean
  MeController meController(Accounts accounts) {
    return accounts.me();
  }

  @Bean
  KeySetController keySetController(SigningKeys keys) {
    return new KeySetController(keys);
  }

  @Bean
  PublicPaths accountsPublicPaths() {
    return PublicPaths.of(
        "POST /api/v1/accounts",
        "POST /api/v1/accounts/verification",
        "POST /api/v1/accounts/verification-code",
        "POST /api/v1/sessions",
        "POST /api/v1/sessions/refresh",
        "DELETE /api/v1/sessions",
        "GET /.well-known/jwks.json");
  }
}
