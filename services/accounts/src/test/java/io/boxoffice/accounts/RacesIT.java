package io.boxoffice.accounts;

import static io.boxoffice.accounts.AccountsServer.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.accounts.AccountsServer.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Many do the same at once. Passwords are hashed fast and all at once here, so that requests meet
/// where it matters: several find an address free, or an account not locked yet.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RacesIT {
  private static final int AT_ONCE = 20;
  private static final int REGISTRATIONS_MAX = 5;

  private AccountsServer server;

  @BeforeAll
  void start() {
    server =
        new AccountsServer(
            Stream.concat(
                    Stream.of(AccountsServer.OFTEN),
                    Stream.of(
                        "--boxoffice.accounts.password-memory-kib=1024",
                        "--boxoffice.accounts.password-iterations=1",
                        "--boxoffice.accounts.passwords-at-once=" + AT_ONCE))
                .toArray(String[]::new));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @RepeatedTest(10)
  void of_twenty_who_register_one_address_at_once_five_get_an_account(RepetitionInfo round)
      throws Exception {
    String email = "rush" + round.getCurrentRepetition() + "@example.org";
    var answers = AtOnce.times(AT_ONCE, () -> server.register(email, PASSWORD));

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(202));
    assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
    assertThat(server.accounts(email)).hasSize(REGISTRATIONS_MAX);
    assertThat(server.accounts(email))
        .allSatisfy(
            account ->
                assertThat(server.events(account))
                    .containsExactly("registered", "verification-requested"));
    assertThat(accountsWithoutPerson()).isZero();
  }

  @Test
  void different_addresses_at_once_are_all_registered() throws Exception {
    var answers =
        AtOnce.times(
            AT_ONCE,
            () ->
                server.register(
                    "t" + Thread.currentThread().threadId() + "@example.org", PASSWORD));
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(202));
    assertThat(
            server
                .platform()
                .rows()
                .sql("select count(*) from people where email like 't%'")
                .query(Integer.class)
                .single())
        .isEqualTo(AT_ONCE);
  }

  @ParameterizedTest
  @CsvSource({"stormed@example.org, true", "phantom@example.org, false"})
  void forty_guesses_at_once_are_ten_guesses(String email, boolean registered) throws Exception {
    if (registered) {
      server.customer(email);
    }
    var answers = AtOnce.times(40, () -> server.signIn(email, "wrong password"));
    assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(10);
    assertThat(answers).filteredOn(answer -> answer.status() == 429).hasSize(30);
    if (registered) {
      assertThat(server.events(email)).filteredOn("sign-in-failed"::equals).hasSize(10);
    }
  }

  private long accountsWithoutPerson() {
    return server
        .platform()
        .rows()
        .sql(
            """
            select count(*) from events e
             where type = 'account.registered.v1'
               and not exists (select 1 from people p where e.stream = 'account-' || p.account_id)
            """)
        .query(Long.class)
        .single();
  }
}
