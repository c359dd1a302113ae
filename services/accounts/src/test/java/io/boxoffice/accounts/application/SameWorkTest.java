package io.boxoffice.accounts.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.accounts.domain.AccountCommand.Verify;
import io.boxoffice.accounts.domain.AccountRules;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.core.Email;
import io.boxoffice.core.Ids;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.WriterMetrics;
import io.boxoffice.testing.InMemoryEventLog;
import io.boxoffice.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Hashing a password takes a hundred times as long as all else, so how often it is done must tell
/// nobody whether an address has an account.
final class SameWorkTest {
  private static final Email EMAIL = new Email("ada@example.org");
  private static final Metadata METADATA = Metadata.of("test");
  private static final RegistrationLimit LIMIT = new RegistrationLimit(2, Duration.ofMinutes(10));
  private static final AccountRules RULES =
      new AccountRules(
          Duration.ofMinutes(10),
          5,
          Duration.ofMinutes(1),
          10,
          Duration.ofMinutes(15),
          Duration.ofHours(1));

  private final SettableClock clock = SettableClock.at("2026-05-01T12:00:00Z");
  private final LogWriter writer =
      new LogWriter(
          new InMemoryEventLog("accounts"),
          clock,
          new WriterMetrics(new SimpleMeterRegistry(), "accounts"));
  private final AccountLog log = new AccountLog(writer, RULES);
  private final RememberedVault vault = new RememberedVault();
  private final CountedPasswords passwords = new CountedPasswords();
  private final SignIns signIns = new SignIns(log, vault, passwords, RULES, clock);
  private final Registration registration =
      new Registration(
          log,
          vault,
          passwords,
          new CodeRequests(clock, Duration.ofMinutes(1)),
          LIMIT,
          new Ids(clock),
          clock);

  @AfterEach
  void stop() {
    writer.close();
  }

  private AccountId register(String password) {
    return registration.register(
        new Registration.Form(EMAIL, password, "Ada", null, null), METADATA);
  }

  private void verify(AccountId accountId) {
    UUID challengeId = log.find(accountId).orElseThrow().challenge().id();
    log.ask(
        accountId,
        at -> new Verify(accountId, challengeId, true, at),
        METADATA,
        vault.verify(accountId));
  }

  private void signInHashesOnce(String password) {
    signIns.signIn(EMAIL, password, METADATA);
    assertThat(passwords.hashed()).isOne();
  }

  private void registeringHashesOnce() {
    register("another password");
    assertThat(passwords.hashed()).isOne();
  }

  @Test
  void signing_in_hashes_once_without_an_account_with_one_and_with_several() {
    signInHashesOnce("wrong");
    AccountId first = register("right");
    passwords.hashed();
    signInHashesOnce("wrong");
    signInHashesOnce("right");
    register("right");
    passwords.hashed();
    signInHashesOnce("wrong");
    verify(first);
    signInHashesOnce("wrong");
    signInHashesOnce("right");
  }

  @Test
  void registering_hashes_once_for_an_address_that_is_free_full_or_taken() {
    registeringHashesOnce();
    registeringHashesOnce();
    registeringHashesOnce();
    verify(vault.registered(EMAIL).getFirst().accountId());
    registeringHashesOnce();
  }
}
