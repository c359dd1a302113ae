package io.boxoffice.accounts;

import static io.boxoffice.accounts.AccountsServer.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.boxoffice.accounts.AccountsServer.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignInIT {
  private static final String WRONG = "wrong password";

  private AccountsServer server;

  @BeforeAll
  void start() {
    server = new AccountsServer();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Answer refresh(String cookie) {
    return server.post("/api/v1/sessions/refresh", "", "Cookie", cookie);
  }

  private Answer me(Answer session) {
    return server.get("/api/v1/accounts/me", "Authorization", AccountsServer.bearer(session));
  }

  @Test
  void the_published_keys_verify_the_token() throws Exception {
    var account = server.customer("keys@example.org");
    var session = server.signIn("keys@example.org", PASSWORD);
    var published = server.get("/.well-known/jwks.json");
    assertThat(published.status()).isEqualTo(200);
    assertThat(published.header("Cache-Control")).contains("max-age=300");
    assertThat(published.body()).doesNotContain("\"d\"");

    var token = SignedJWT.parse(session.json().path("accessToken").asString());
    var key = JWKSet.parse(published.body()).getKeyByKeyId(token.getHeader().getKeyID());
    assertThat(token.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
    assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
    assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(account.toString());
    assertThat(token.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("CUSTOMER");
    assertThat(session.json().path("expiresIn").asInt()).isEqualTo(900);
  }

  @Test
  void an_access_token_is_good_for_a_quarter_of_an_hour() {
    server.customer("short@example.org");
    var session = server.signIn("short@example.org", PASSWORD);
    server.clock().advance(Duration.ofSeconds(899));
    assertThat(me(session).status()).isEqualTo(200);
    server.clock().advance(Duration.ofSeconds(1));
    assertThat(me(session).status()).isEqualTo(401);
    assertThat(server.get("/api/v1/accounts/me").status()).isEqualTo(401);
  }

  @Test
  void a_wrong_password_and_an_unknown_address_look_alike() {
    server.customer("known@example.org");
    var known = server.signIn("known@example.org", WRONG);
    var unknown = server.signIn("nobody@example.org", WRONG);
    assertThat(known.status()).isEqualTo(401);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.body()).isEqualTo(known.body());
  }

  @Test
  void an_unverified_account_is_told_only_to_who_knows_its_password() {
    server.register("unverified@example.org", PASSWORD);
    var right = server.signIn("unverified@example.org", PASSWORD);
    assertThat(right.status()).isEqualTo(403);
    assertThat(right.slug()).isEqualTo("account-unverified");
    assertThat(server.signIn("unverified@example.org", WRONG).slug()).isEqualTo("sign-in-failed");
  }

  @ParameterizedTest
  @CsvSource({"attacked@example.org, true", "imagined@example.org, false"})
  void ten_wrong_passwords_lock_an_address_with_and_without_an_account(
      String email, boolean registered) {
    if (registered) {
      server.customer(email);
    }
    for (int i = 0; i < 10; i++) {
      assertThat(server.signIn(email, WRONG).status()).isEqualTo(401);
    }
    server.clock().advance(Duration.ofMinutes(1));
    for (String password : List.of(WRONG, PASSWORD)) {
      var locked = server.signIn(email, password);
      assertThat(locked.status()).isEqualTo(429);
      assertThat(locked.slug()).isEqualTo("too-many-sign-ins");
      assertThat(locked.header("Retry-After")).isEqualTo("840");
    }
    server.clock().advance(Duration.ofMinutes(14));
    assertThat(server.signIn(email, PASSWORD).status()).isEqualTo(registered ? 200 : 401);
    if (registered) {
      assertThat(server.events(email)).filteredOn("sign-in-failed"::equals).hasSize(10);
    }
  }

  @Test
  void a_session_goes_on_by_refreshing_and_its_cookie_is_out_of_reach_of_scripts() {
    server.customer("stays@example.org");
    var session = server.signIn("stays@example.org", PASSWORD);
    assertThat(session.header("Set-Cookie"))
        .contains("HttpOnly", "SameSite=Strict", "Path=/api/v1/sessions", "Max-Age=86400");
    server.clock().advance(Duration.ofHours(23));
    var next = refresh(session.cookie());
    assertThat(next.status()).as(next.body()).isEqualTo(200);
    assertThat(next.cookie()).isNotEqualTo(session.cookie());
    assertThat(me(next).status()).isEqualTo(200);
    server.clock().advance(Duration.ofHours(23));
    var third = refresh(next.cookie());
    assertThat(third.status()).isEqualTo(200);
    server.clock().advance(Duration.ofHours(24));
    assertThat(refresh(third.cookie()).slug()).isEqualTo("session-ended");
  }

  @Test
  void a_refresh_token_that_is_used_twice_ends_its_session_and_no_other() {
    server.customer("robbed@example.org");
    var session = server.signIn("robbed@example.org", PASSWORD);
    var other = server.signIn("robbed@example.org", PASSWORD);
    var next = refresh(session.cookie());
    assertThat(next.status()).isEqualTo(200);

    var reused = refresh(session.cookie());
    assertThat(reused.status()).isEqualTo(401);
    assertThat(reused.slug()).isEqualTo("session-ended");
    assertThat(refresh(next.cookie()).status()).isEqualTo(401);
    assertThat(refresh(other.cookie()).status()).isEqualTo(200);
  }

  @Test
  void a_refresh_token_used_at_once_by_many_is_good_for_one_at_most() throws Exception {
    server.customer("shared@example.org");
    String cookie = server.signIn("shared@example.org", PASSWORD).cookie();
    var answers = AtOnce.times(10, () -> refresh(cookie));
    var good = answers.stream().filter(answer -> answer.status() == 200).toList();
    assertThat(good).hasSizeLessThanOrEqualTo(1);
    assertThat(good).allSatisfy(won -> assertThat(refresh(won.cookie()).status()).isEqualTo(401));
  }

  @Test
  void signing_out_ends_the_session() {
    server.customer("leaves@example.org");
    var session = server.signIn("leaves@example.org", PASSWORD);
    var out = server.delete("/api/v1/sessions", "Cookie", session.cookie());
    assertThat(out.status()).isEqualTo(204);
    assertThat(out.header("Set-Cookie")).contains("Max-Age=0");
    assertThat(refresh(session.cookie()).status()).isEqualTo(401);
    assertThat(server.delete("/api/v1/sessions").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource({
    "boxoffice-refresh=",
    "boxoffice-refresh=x",
    "other=1",
    "boxoffice-refresh=0199d3a0-0000-7000-8000-000000000001secret",
    "boxoffice-refresh=zzzzzzzz-0000-7000-8000-000000000001secret"
  })
  void a_token_that_was_never_given_refreshes_nothing(String cookie) {
    assertThat(refresh(cookie).slug()).isEqualTo("session-ended");
  }
}
