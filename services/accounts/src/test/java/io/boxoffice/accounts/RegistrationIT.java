package io.boxoffice.accounts;

import static io.boxoffice.accounts.AccountsServer.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.accounts.AccountsServer.Answer;
import io.boxoffice.contracts.accounts.People;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RegistrationIT {
  private AccountsServer server;

  @BeforeAll
  void start() {
    server = new AccountsServer();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private void wait(Duration duration) {
    server.clock().advance(duration);
  }

  private static void isInvalidCode(Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.slug()).isEqualTo("code-invalid");
  }

  @Test
  void a_person_registers_verifies_and_signs_in() {
    var registered =
        server.post(
            "/api/v1/accounts",
            """
            {"email": " Grace@Example.ORG", "password": "a long password", "name": " Grace Hopper ",
             "birthDate": "1906-12-09", "gender": "female"}
            """);
    assertThat(registered.status()).as(registered.body()).isEqualTo(202);
    assertThat(registered.body()).isEqualTo("{\"status\":\"check-mail\"}");

    String email = "grace@example.org";
    assertThat(server.verify(email, server.code(email)).status()).isEqualTo(204);
    var session = server.signIn("GRACE@example.org", "a long password");
    assertThat(session.status()).as(session.body()).isEqualTo(200);

    var me = server.get("/api/v1/accounts/me", "Authorization", AccountsServer.bearer(session));
    assertThat(me.status()).as(me.body()).isEqualTo(200);
    assertThat(me.body())
        .isEqualTo(
            """
            {"id":"%s","name":"Grace Hopper","email":"grace@example.org",\
            "roles":["CUSTOMER"],"organizations":[]}"""
                .formatted(server.account(email)));
    assertThat(server.events(email))
        .containsExactly("registered", "verification-requested", "verified", "signed-in");
    assertThat(server.bean(People.class).person(server.account(email)))
        .hasValueSatisfying(person -> assertThat(person.name()).isEqualTo("Grace Hopper"));
  }

  @Test
  void the_log_holds_no_personal_data() {
    server.customer("secret.person@example.org");
    var personal =
        server
            .platform()
            .rows()
            .sql(
                """
                select data::text || metadata::text from events
                 where (data::text || metadata::text) ~* 'lovelace|secret|example|horse'
                """)
            .query(String.class)
            .list();
    assertThat(personal).isEmpty();
  }

  @Test
  void a_taken_address_is_answered_like_a_free_one_and_its_owner_is_told_once_an_hour() {
    String email = "taken@example.org";
    var free = server.register(email, PASSWORD);
    assertThat(server.verify(email, server.code(email)).status()).isEqualTo(204);
    List<Answer> taken =
        List.of(server.register(email, "another password"), server.register(email, "and another"));

    for (Answer answer : taken) {
      assertThat(answer.status()).isEqualTo(free.status());
      assertThat(answer.body()).isEqualTo(free.body());
      assertThat(answer.response().headers().map().keySet())
          .isEqualTo(free.response().headers().map().keySet());
    }
    assertThat(server.events(email))
        .containsExactly(
            "registered", "verification-requested", "verified", "registration-repeated");
    assertThat(server.signIn(email, "another password").status()).isEqualTo(401);
    assertThat(server.signIn(email, PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void five_wrong_codes_end_a_code_and_its_stream_grows_no_more() {
    String email = "guesser@example.org";
    server.register(email, PASSWORD);
    String right = server.code(email);
    String wrong = right.equals("000000") ? "000001" : "000000";
    for (int i = 0; i < 5; i++) {
      isInvalidCode(server.verify(email, wrong));
    }

    isInvalidCode(server.verify(email, right));
    isInvalidCode(server.verify(email, wrong));
    assertThat(server.openCode(email)).isEmpty();
    assertThat(server.events(email)).filteredOn("verification-failed"::equals).hasSize(5);
  }

  @Test
  void a_code_is_good_for_ten_minutes() {
    String email = "late@example.org";
    server.register(email, PASSWORD);
    String code = server.code(email);
    wait(Duration.ofMinutes(10));

    isInvalidCode(server.verify(email, code));
    assertThat(server.openCode(email)).isEmpty();
  }

  @Test
  void codes_of_unknown_and_known_addresses_are_refused_alike() {
    String email = "known@example.org";
    server.register(email, PASSWORD);
    String wrong = server.code(email).equals("000000") ? "000001" : "000000";

    var known = server.verify(email, wrong);
    var unknown = server.verify("nobody@example.org", wrong);
    isInvalidCode(known);
    assertThat(unknown.body()).isEqualTo(known.body());
  }

  @ParameterizedTest
  @CsvSource({"waiting@example.org, true", "stranger@example.org, false"})
  void another_code_may_be_asked_for_after_a_minute_with_and_without_an_account(
      String email, boolean registered) {
    if (registered) {
      server.register(email, PASSWORD);
      wait(Duration.ofMinutes(1));
    }
    assertThat(server.requestCode(email).status()).isEqualTo(202);
    wait(Duration.ofSeconds(20));
    var tooSoon = server.requestCode(email);
    assertThat(tooSoon.status()).isEqualTo(429);
    assertThat(tooSoon.slug()).isEqualTo("code-too-soon");
    assertThat(tooSoon.header("Retry-After")).isEqualTo("40");
    wait(Duration.ofSeconds(40));
    assertThat(server.requestCode(email).status()).isEqualTo(202);
    if (registered) {
      assertThat(server.events(email)).filteredOn("verification-requested"::equals).hasSize(3);
    }
  }

  @Test
  void right_after_registering_no_other_code_is_sent() {
    String email = "hasty@example.org";
    server.register(email, PASSWORD);
    var tooSoon = server.requestCode(email);
    assertThat(tooSoon.status()).isEqualTo(429);
    assertThat(tooSoon.header("Retry-After")).isEqualTo("60");
  }

  @Test
  void a_verified_account_gets_no_code_and_says_nothing_of_it() {
    String email = "done@example.org";
    server.customer(email);
    wait(Duration.ofMinutes(1));
    assertThat(server.requestCode(email).status()).isEqualTo(202);
    assertThat(server.events(email))
        .containsExactly("registered", "verification-requested", "verified");
  }
}
