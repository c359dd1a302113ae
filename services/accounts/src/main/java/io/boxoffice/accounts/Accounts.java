package io.boxoffice.accounts;

import io.boxoffice.accounts.adapter.Argon2Passwords;
import io.boxoffice.accounts.adapter.MeController;
import io.boxoffice.accounts.adapter.MembershipRows;
import io.boxoffice.accounts.adapter.RegistrationController;
import io.boxoffice.accounts.adapter.SessionController;
import io.boxoffice.accounts.adapter.SessionRows;
import io.boxoffice.accounts.adapter.VaultRows;
import io.boxoffice.accounts.application.Access;
import io.boxoffice.accounts.application.AccountLog;
import io.boxoffice.accounts.application.CodeRequests;
import io.boxoffice.accounts.application.Registration;
import io.boxoffice.accounts.application.RegistrationLimit;
import io.boxoffice.accounts.application.SignIns;
import io.boxoffice.accounts.application.VaultPeople;
import io.boxoffice.accounts.application.Verification;
import io.boxoffice.accounts.application.VerificationCodes;
import io.boxoffice.contracts.accounts.People;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Secrets;
import io.boxoffice.messaging.ServicePlatform;
import io.boxoffice.web.TokenIssuer;
import java.time.Clock;

/// The accounts service, put together by hand.
record Accounts(
    RegistrationController registration,
    SessionController sessions,
    MeController me,
    People people,
    Grants grants,
    Argon2Passwords passwords)
    implements AutoCloseable {

  static Accounts of(
      ServicePlatform platform,
      AccountsProperties properties,
      Clock clock,
      Ids ids,
      Secrets secrets,
      TokenIssuer tokens) {
    var rules = properties.rules();
    var log = new AccountLog(platform.writer(), rules);
    var vault = new VaultRows(platform.rows());
    var memberships = new MembershipRows(platform.rows());
    var sessions = new SessionRows(platform.rows(), ids, clock, properties.refreshTokenLife());
    var passwords =
        new Argon2Passwords(
            properties.passwordMemoryKib(),
            properties.passwordIterations(),
            properties.passwordsAtOnce());
    var codes = new VerificationCodes(secrets);
    var codeRequests = new CodeRequests(clock, properties.codeAgainAfter());
    var limit = new RegistrationLimit(properties.registrationsMax(), properties.codeLife());
    var access = new Access(log, memberships, tokens, properties.accessTokenLife());
    return new Accounts(
        new RegistrationController(
            new Registration(log, vault, passwords, codeRequests, limit, ids, clock),
            new Verification(log, vault, codes, codeRequests, ids),
            clock),
        new SessionController(
            new SignIns(log, vault, passwords, rules, clock),
            sessions,
            access,
            properties.refreshTokenLife()),
        new MeController(vault, access),
        new VaultPeople(log, vault, codes, rules, clock),
        new Grants(platform, ids),
        passwords);
  }

  @Override
  public void close() {
    passwords.close();
  }
}
