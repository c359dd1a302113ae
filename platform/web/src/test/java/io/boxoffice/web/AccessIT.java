package io.boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may ask for what, and which tokens are believed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessIT {
  private Shop shop;

  @BeforeAll
  void start() {
    shop = new Shop();
  }

  @AfterAll
  void stop() {
    shop.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/public/hello, '', 200",
    "/public/hello, CUSTOMER, 200",
    "/public/me, '', 401",
    "/public/me, CUSTOMER, 200",
    "/me, '', 401",
    "/me, CUSTOMER, 200",
    "/ops/secret, '', 401",
    "/ops/secret, CUSTOMER, 403",
    "/ops/secret, ORGANIZER, 403",
    "/ops/secret, OPERATOR, 200",
    "/publicity, '', 401",
    "/docs, '', 200",
    "/docs/openapi.json, '', 200",
  })
  void every_path_is_closed_unless_it_is_open(String path, String role, int status) {
    Shop.Answer answer =
        role.isEmpty()
            ? shop.get(path)
            : shop.get(path, "Authorization", "Bearer " + shop.token(Role.valueOf(role)));

    assertThat(answer.status()).isEqualTo(status);
    if (status == 401) {
      assertThat(answer.slug()).isEqualTo("unauthenticated");
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/public/../me", "/public/%2e%2e/me", "/public%2f..%2fme", "//me", "/public;/../me",
            "/me;a=b",
        "/public/..;/me", "/%6d%65", "/me/", "/public/hello/../../ops/secret", "/ME", "/me%00"
      })
  void no_other_spelling_of_a_path_gets_around_the_rule(String path) {
    assertThat(
            Raw.send(
                    shop.port(),
                    "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                .status())
        .isIn(400, 401, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%6fps/secret",
        "/o%70s/secret",
        "/ops/%73ecret",
        "/ops;a=b/secret",
        "//ops/secret"
      })
  void no_other_spelling_opens_the_paths_of_operators_to_customers(String path) {
    String token = shop.token(Role.CUSTOMER);

    assertThat(
            Raw.send(
                    shop.port(),
                    "GET "
                        + path
                        + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                        + token
                        + "\r\nConnection: close\r\n\r\n")
                .status())
        .isIn(400, 403, 404);
  }

  @Test
  void the_caller_is_who_the_token_says() {
    var answer = shop.get("/me", "Authorization", "Bearer " + shop.token(Role.CUSTOMER, Role.DOOR));

    assertThat(answer.json().path("account").asString()).isEqualTo(Shop.ACCOUNT.toString());
    assertThat(answer.json().path("roles").values().stream().map(r -> r.asString()))
        .containsExactlyInAnyOrder("CUSTOMER", "DOOR");
  }

  @Test
  void a_token_of_a_key_from_before_the_rotation_is_good() throws Exception {
    var keys = shop.bean(SigningKeys.class);

    assertThat(status(signed(keys.all().get(1), claims().build()))).isEqualTo(200);
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("boxoffice")
        .subject(Shop.ACCOUNT.toString())
        .expirationTime(Date.from(Clock.systemUTC().instant().plus(Shop.LIFE)))
        .claim("roles", List.of("CUSTOMER"));
  }

  private static String signed(ECKey key, JWTClaimsSet claims) throws Exception {
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
    var token = new SignedJWT(header, claims);
    token.sign(new ECDSASigner(key));
    return token.serialize();
  }

  private int status(String token) {
    return shop.get("/me", "Authorization", "Bearer " + token).status();
  }

  private Stream<String> badTokens() throws Exception {
    ECKey key = shop.bean(SigningKeys.class).current();
    ECKey foreign = GeneratedKey.withId(key.getKeyID()).current();
    Instant now = Clock.systemUTC().instant();
    String good = signed(key, claims().build());
    String[] parts = good.split("\\.", -1);
    var hs256 =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
            claims().build());
    hs256.sign(new MACSigner(key.toPublicJWK().toJSONString()));
    return Stream.of(
        new PlainJWT(claims().build()).serialize(),
        hs256.serialize(),
        signed(foreign, claims().build()),
        signed(GeneratedKey.withId("unknown").current(), claims().build()),
        signed(key, claims().issuer("someone").build()),
        signed(key, claims().issuer(null).build()),
        signed(key, claims().expirationTime(Date.from(now.minusSeconds(1))).build()),
        signed(key, claims().expirationTime(null).build()),
        signed(key, claims().notBeforeTime(Date.from(now.plusSeconds(60))).build()),
        signed(key, claims().subject("ada").build()),
        signed(key, claims().subject(null).build()),
        signed(key, claims().claim("roles", List.of("KING")).build()),
        signed(key, claims().claim("roles", "OPERATOR").build()),
        signed(key, claims().claim("orgs", "all").build()),
        signed(key, claims().claim("orgs", Map.of("x", List.of("DOOR"))).build()),
        signed(key, claims().claim("orgs", Map.of(Shop.ACCOUNT.toString(), "DOOR")).build()),
        parts[0] + "." + parts[1] + ".",
        parts[0] + "." + parts[1] + "." + "A".repeat(86),
        parts[0] + "." + parts[1].substring(1) + "." + parts[2],
        "",
        "a.b.c",
        "ü",
        "x".repeat(9_000));
  }

  @ParameterizedTest
  @MethodSource("badTokens")
  void a_token_that_is_not_ours_is_refused_everywhere(String token) {
    for (String path : List.of("/me", "/public/hello")) {
      var answer = shop.get(path, "Authorization", "Bearer " + token);

      assertThat(answer.status()).isIn(400, 401);
      assertThat(answer.slug()).isIn("invalid-token", "bad-request");
    }
  }

  @Test
  void another_scheme_is_refused() {
    var answer = shop.get("/public/hello", "Authorization", "Basic YTpi");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
  }

  @Test
  void the_key_set_holds_no_private_part() {
    String jwks = shop.bean(SigningKeys.class).jwks();

    assertThat(jwks).contains("\"kid\":\"new\"", "\"kid\":\"old\"").doesNotContain("\"d\":");
  }

  @Test
  void organizations_travel_with_the_token() {
    var organization = new java.util.UUID(7, 7);
    var issuer = shop.bean(TokenIssuer.class);
    var verifier = shop.bean(TokenVerifier.class);
    Caller member =
        verifier
            .verify(
                issuer.issue(
                    Shop.ACCOUNT,
                    Set.of(Role.CUSTOMER),
                    Map.of(organization, Set.of(Role.ORGANIZER)),
                    Shop.LIFE))
            .orElseThrow();
    Caller developer =
        verifier
            .verify(
                issuer.issue(
                    new Caller(Shop.ACCOUNT, Set.of(Role.DOOR), Map.of(), true), Shop.LIFE))
            .orElseThrow();

    assertThat(member.mayOrganize(organization)).isTrue();
    assertThat(member.mayWorkDoorOf(organization)).isFalse();
    assertThat(member.mayOrganize(new java.util.UUID(8, 8))).isFalse();
    assertThat(developer.mayWorkDoorOf(organization)).isTrue();
    assertThat(developer.mayOrganize(organization)).isFalse();
    assertThat(developer.isOperator()).isFalse();
  }
}
