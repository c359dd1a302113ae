package io.boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is refused of what people write, and how they are told.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RegistrationFormIT {
  private AccountsServer server;

  @BeforeAll
  void start() {
    server = new AccountsServer();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "email|must be an e-mail address|{'email':'ada','password':'long enough!','name':'Ada'}",
        "email|must be an e-mail address|{'email':'','password':'long enough!','name':'Ada'}",
        "email|is required|{'password':'long enough!','name':'Ada'}",
        "password|must have 10 to 200 characters"
            + "|{'email':'ada@example.org','password':'nine char','name':'Ada'}",
        "name|must not be blank|{'email':'ada@example.org','password':'long enough!','name':' '}",
        "name|must be one line without control characters"
            + "|{'email':'ada@example.org','password':'long enough!','name':'A\\r\\nBcc: x'}",
        "birthDate|must be a date of birth"
            + "|{'email':'a@b.org','password':'long enough!','name':'A','birthDate':'2030-01-01'}",
        "birthDate|must be a date of birth"
            + "|{'email':'a@b.org','password':'long enough!','name':'A','birthDate':'0001-01-01'}",
        "birthDate|must be a date such as 2026-05-01"
            + "|{'email':'a@b.org','password':'long enough!','name':'A','birthDate':'soon'}",
        "gender|must have 1 to 32 letters, spaces or hyphens"
            + "|{'email':'a@b.org','password':'long enough!','name':'A','gender':'<b>'}",
        "admin|is not a known field"
            + "|{'email':'a@b.org','password':'long enough!','name':'A','admin':true}"
      })
  void a_registration_that_makes_no_sense_is_told_by_field(
      String field, String message, String body) {
    var answer = server.post("/api/v1/accounts", body.replace('\'', '"'));
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    var error = answer.json().path("errors").path(0);
    assertThat(error.path("field").asString()).isEqualTo(field);
    assertThat(error.path("message").asString()).isEqualTo(message);
    assertThat(answer.json().path("errors")).hasSize(1);
    assertThat(answer.body()).doesNotContain("long enough!", "nine char");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\u0007", "\\u007f", "\\u0085", "\\u2028", "\\u202e"})
  void a_name_holds_nothing_that_can_not_be_seen_for_what_it_is(String escape) {
    var answer = named("Ada" + escape + "Lovelace");
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).containsAnyOf("control characters", "U+0000");
    assertThat(answer.slug()).isIn("invalid-request", "malformed-json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Jean-Luc O'Neil, Jr.", "Łukasz Żółć", "山田 太郎", "👩‍🚀"})
  void names_of_people_are_names(String name) {
    assertThat(named(name).status()).isEqualTo(202);
  }

  @Test
  void what_is_too_long_is_refused_with_its_limit() {
    String tooLong = "x".repeat(201);
    var name = named("x".repeat(101));
    assertThat(name.status()).isEqualTo(400);
    assertThat(name.body()).contains("must have at most 100 characters");
    var password = server.register("long@example.org", tooLong);
    assertThat(password.status()).isEqualTo(400);
    assertThat(password.body()).contains("must have 10 to 200 characters");
    for (var email : new String[] {tooLong + "@example.org", "a@" + "x.".repeat(130) + "org"}) {
      for (var answer :
          new AccountsServer.Answer[] {
            server.register(email, AccountsServer.PASSWORD),
            server.signIn(email, AccountsServer.PASSWORD),
            server.verify(email, "123456"),
            server.requestCode(email)
          }) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("must be an e-mail address");
      }
    }
    var code = server.verify("long@example.org", tooLong);
    assertThat(code.body()).contains("must be the six digits of the mail");
    var signIn = server.signIn("long@example.org", tooLong);
    assertThat(signIn.status()).isEqualTo(400);
    assertThat(signIn.body()).contains("must have at most 200 characters");
  }

  private AccountsServer.Answer named(String name) {
    return server.post(
        "/api/v1/accounts",
        "{\"email\":\"named@example.org\",\"password\":\"%s\",\"name\":\"%s\"}"
            .formatted(AccountsServer.PASSWORD, name));
  }
}
