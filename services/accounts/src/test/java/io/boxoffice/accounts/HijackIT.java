package io.boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.accounts.AccountsServer.Answer;
import io.boxoffice.contracts.AccountId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mallory registers with Ada's address and waits for her to confirm his password. All codes come
/// to her mailbox; she enters the one of her own registration.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HijackIT {
  private static final String ADAS = "Ada's own password";
  private static final String MALLORYS = "Mallory's password";

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
                        "--boxoffice.accounts.passwords-at-once=20"))
                .toArray(String[]::new));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Answer ada(String email) {
    return register(email, ADAS, "Ada");
  }

  private Answer mallory(String email) {
    return register(email, MALLORYS, "Mallory");
  }

  private Answer register(String email, String password, String name) {
    Answer answer =
        server.post(
            "/api/v1/accounts",
            "{\"email\":\"%s\",\"password\":\"%s\",\"name\":\"%s\"}"
                .formatted(email, password, name));
    assertThat(answer.status()).isEqualTo(202);
    return answer;
  }

  private AccountId accountOf(String name, String email) {
    return server
        .platform()
        .rows()
        .sql("select account_id from people where name = ? and email = ?")
        .params(name, email)
        .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
        .single();
  }

  private String codeOf(String name, String email) {
    return server.openCode(accountOf(name, email)).orElseThrow();
  }

  private void belongsToAda(String email) {
    assertThat(server.signIn(email, MALLORYS).status()).isEqualTo(401);
    Answer session = server.signIn(email, ADAS);
    assertThat(session.status()).as(session.body()).isEqualTo(200);
    var me = server.get("/api/v1/accounts/me", "Authorization", AccountsServer.bearer(session));
    assertThat(me.json().path("name").asString()).isEqualTo("Ada");
    assertThat(server.accounts(email)).hasSize(1);
  }

  private static void isInvalidCode(Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.slug()).isEqualTo("code-invalid");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 30, 90, 540})
  void who_registered_before_the_owner_never_signs_in(int secondsBefore) {
    String email = "before" + secondsBefore + "@example.org";
    mallory(email);
    server.clock().advance(Duration.ofSeconds(secondsBefore));
    ada(email);
    String mallorys = codeOf("Mallory", email);

    assertThat(server.verify(email, codeOf("Ada", email)).status()).isEqualTo(204);

    isInvalidCode(server.verify(email, mallorys));
    belongsToAda(email);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 30, 90, 540})
  void who_registers_after_the_owner_never_signs_in(int secondsAfter) {
    String email = "after" + secondsAfter + "@example.org";
    ada(email);
    server.clock().advance(Duration.ofSeconds(secondsAfter));
    mallory(email);
    String mallorys = codeOf("Mallory", email);

    assertThat(server.verify(email, codeOf("Ada", email)).status()).isEqualTo(204);

    isInvalidCode(server.verify(email, mallorys));
    belongsToAda(email);
  }

  @RepeatedTest(5)
  void who_registers_at_the_same_time_never_signs_in(RepetitionInfo round) throws Exception {
    String email = "same" + round.getCurrentRepetition() + "@example.org";
    AtOnce.<Answer>all(List.of(() -> ada(email), () -> mallory(email)));

    assertThat(server.verify(email, codeOf("Ada", email)).status()).isEqualTo(204);
    belongsToAda(email);
  }

  @RepeatedTest(5)
  void a_stranger_who_keeps_trying_while_the_owner_verifies_never_signs_in(RepetitionInfo round)
      throws Exception {
    String email = "trying" + round.getCurrentRepetition() + "@example.org";
    ada(email);
    mallory(email);
    String code = codeOf("Ada", email);
    List<Callable<Answer>> all = new ArrayList<>();
    all.add(() -> server.verify(email, code));
    for (int i = 0; i < 8; i++) {
      all.add(() -> server.signIn(email, MALLORYS));
    }
    all.add(() -> mallory(email));

    List<Answer> answers = AtOnce.all(all);

    assertThat(answers.getFirst().status()).isEqualTo(204);
    assertThat(answers.subList(1, 9))
        .allSatisfy(answer -> assertThat(answer.status()).isIn(401, 403));
    belongsToAda(email);
  }

  @RepeatedTest(5)
  void of_two_codes_entered_at_once_one_decides_whose_the_address_is(RepetitionInfo round)
      throws Exception {
    String email = "both" + round.getCurrentRepetition() + "@example.org";
    ada(email);
    mallory(email);
    List<String> codes = List.of(codeOf("Ada", email), codeOf("Mallory", email));

    List<Answer> answers =
        AtOnce.all(
            codes.stream()
                .<Callable<Answer>>map(code -> () -> server.verify(email, code))
                .toList());

    boolean hers = answers.getFirst().status() == 204;
    isInvalidCode(answers.get(hers ? 1 : 0));
    assertThat(answers.get(hers ? 0 : 1).status()).isEqualTo(204);
    assertThat(server.signIn(email, ADAS).status()).isEqualTo(hers ? 200 : 401);
    assertThat(server.signIn(email, MALLORYS).status()).isEqualTo(hers ? 401 : 200);
    assertThat(server.accounts(email)).hasSize(1);
  }

  @Test
  void a_browser_that_registered_takes_no_code_of_another_registration() {
    String email = "browser@example.org";
    String cookie = ada(email).cookie();
    mallory(email);

    isInvalidCode(server.verify(email, codeOf("Mallory", email), "Cookie", cookie));
    server.clock().advance(Duration.ofMinutes(1));
    assertThat(server.requestCode(email, "Cookie", cookie).status()).isEqualTo(202);

    assertThat(server.events(accountOf("Ada", email)))
        .containsExactly(
            "registered",
            "verification-requested",
            "verification-failed",
            "verification-requested");
    String code = codeOf("Ada", email);
    assertThat(server.verify(email, code, "Cookie", cookie).status()).isEqualTo(204);
    belongsToAda(email);
  }

  @ParameterizedTest
  @ValueSource(strings = {"boxoffice-registration=x", "boxoffice-registration="})
  void a_cookie_that_says_nothing_is_none(String cookie) {
    String email = "cookie" + cookie.length() + "@example.org";
    ada(email);
    assertThat(server.verify(email, server.code(email), "Cookie", cookie).status()).isEqualTo(204);
  }

  @Test
  void a_browser_that_registered_two_addresses_verifies_both() {
    ada("first@example.org");
    String cookie = ada("second@example.org").cookie();
    for (String email : List.of("first@example.org", "second@example.org")) {
      String code = server.code(email);
      assertThat(server.verify(email, code, "Cookie", cookie).status()).isEqualTo(204);
    }
  }

  @Test
  void without_a_cookie_the_latest_registration_gets_another_code() {
    String email = "latest@example.org";
    ada(email);
    server.clock().advance(Duration.ofSeconds(1)); // Within one moment none is the latest.
    mallory(email);
    server.clock().advance(Duration.ofSeconds(1));
    ada(email);
    server.clock().advance(Duration.ofMinutes(1));
    assertThat(server.requestCode(email).status()).isEqualTo(202);

    assertThat(server.accounts(email).stream().map(server::events).map(List::size))
        .containsExactly(2, 2, 3);
    assertThat(server.verify(email, server.code(email)).status()).isEqualTo(204);
    belongsToAda(email);
  }

  @Test
  void a_wrong_code_is_a_try_at_every_code_of_the_address() {
    String email = "guessed@example.org";
    mallory(email);
    ada(email);
    List<String> codes = List.of(codeOf("Ada", email), codeOf("Mallory", email));
    String wrong =
        Stream.of("000000", "000001", "000002")
            .filter(c -> !codes.contains(c))
            .findFirst()
            .orElseThrow();
    for (int i = 0; i < 5; i++) {
      isInvalidCode(server.verify(email, wrong));
    }
    codes.forEach(code -> isInvalidCode(server.verify(email, code)));
  }

  @Test
  void five_registrations_may_wait_for_their_codes_and_none_is_pushed_out() {
    String email = "crowded@example.org";
    ada(email);
    for (int i = 0; i < 6; i++) {
      mallory(email);
    }
    assertThat(server.accounts(email)).hasSize(5);
    assertThat(server.openCode(accountOf("Ada", email))).isPresent();

    String tooLate = ada(email).cookie();
    isInvalidCode(server.verify(email, server.code(email), "Cookie", tooLate));

    server.clock().advance(Duration.ofMinutes(10));
    mallory(email);
    assertThat(server.accounts(email)).hasSize(5);
    assertThat(server.events(email)).containsExactly("registered", "verification-requested");
  }

  @Test
  void what_others_registered_with_a_verified_address_is_forgotten() {
    String email = "forgotten@example.org";
    mallory(email);
    AccountId mallorys = accountOf("Mallory", email);
    ada(email);
    assertThat(server.verify(email, codeOf("Ada", email)).status()).isEqualTo(204);

    assertThat(server.openCode(mallorys)).isEmpty();
    assertThat(
            server
                .platform()
                .rows()
                .sql("select count(*) from people where name = 'Mallory' and email = ?")
                .param(email)
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(server.events(email))
        .containsExactly("registered", "verification-requested", "verified");
  }
}
