package io.boxoffice.accounts;

import static io.boxoffice.accounts.AccountsServer.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.boxoffice.core.Email;
import io.boxoffice.core.Ids;
import io.boxoffice.messaging.Platform;
import io.boxoffice.postgres.DatabaseServer;
import io.boxoffice.web.Role;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Grants are made by a second platform on the same database, as from another process.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GrantsIT {
  private AccountsServer server;
  private Platform beside;
  private Grants grants;

  @BeforeAll
  void start() {
    server = new AccountsServer();
    beside =
        new Platform(
            server.bean(DatabaseServer.class), Clock.systemUTC(), new SimpleMeterRegistry());
    grants = Grants.open(beside, new Ids(Clock.systemUTC()));
  }

  @AfterAll
  void stop() {
    beside.close();
    server.close();
  }

  private Grants.Result grant(String email, Role role) {
    return grants.grant(new Email(email), role, Optional.empty());
  }

  private Grants.Result grant(String email, Role role, String organization) {
    return grants.grant(new Email(email), role, Optional.of(organization));
  }

  private JsonNode me(String email) {
    var session = server.signIn(email, PASSWORD);
    return server
        .get("/api/v1/accounts/me", "Authorization", AccountsServer.bearer(session))
        .json();
  }

  private static void isGranted(Grants.Result result) {
    assertThat(result).as(result.sentence()).isInstanceOf(Grants.Result.Granted.class);
  }

  private static void isRefused(Grants.Result result, String why) {
    assertThat(result).isInstanceOf(Grants.Result.Refused.class);
    assertThat(result.sentence()).contains(why);
  }

  @Test
  void a_running_server_sees_an_operator_granted_beside_it() {
    server.customer("operator@example.org");
    assertThat(me("operator@example.org").path("roles").toString()).isEqualTo("[\"CUSTOMER\"]");
    isGranted(grant("operator@example.org", Role.OPERATOR));
    isGranted(grant("operator@example.org", Role.OPERATOR));
    assertThat(me("operator@example.org").path("roles").toString())
        .isEqualTo("[\"CUSTOMER\",\"OPERATOR\"]");
    assertThat(server.events("operator@example.org"))
        .filteredOn("operator-granted"::equals)
        .hasSize(1);
  }

  @Test
  void organizers_of_one_name_share_an_organization_and_their_tokens_say_so() throws Exception {
    server.customer("first@example.org");
    server.customer("second@example.org");
    isGranted(grant("first@example.org", Role.ORGANIZER, "City Hall"));
    isGranted(grant("first@example.org", Role.ORGANIZER, "City Hall"));
    isGranted(grant("first@example.org", Role.DOOR, " city hall "));
    isGranted(grant("second@example.org", Role.ORGANIZER, "City Hall"));

    JsonNode organization = me("first@example.org").path("organizations").path(0);
    assertThat(organization.path("name").asString()).isEqualTo("City Hall");
    assertThat(organization.path("roles").toString()).isEqualTo("[\"ORGANIZER\",\"DOOR\"]");
    assertThat(me("second@example.org").path("organizations").path(0).path("id"))
        .isEqualTo(organization.path("id"));
    var session = server.signIn("first@example.org", PASSWORD);
    var token = SignedJWT.parse(session.json().path("accessToken").asString());
    assertThat(token.getJWTClaimsSet().getClaim("orgs"))
        .isEqualTo(Map.of(organization.path("id").asString(), List.of("ORGANIZER", "DOOR")));
  }

  @Test
  void an_organizer_without_a_name_gets_an_organization_of_their_own() {
    var account = server.customer("own@example.org");
    isGranted(grant("own@example.org", Role.ORGANIZER));
    isGranted(grant("own@example.org", Role.ORGANIZER));
    JsonNode organizations = me("own@example.org").path("organizations");
    assertThat(organizations.size()).isEqualTo(1);
    assertThat(organizations.path(0).path("name").asString()).isEqualTo("Organization " + account);
  }

  @Test
  void door_staff_needs_an_organization_that_is_there() {
    server.customer("door@example.org");
    isRefused(grant("door@example.org", Role.DOOR), "name it");
    isRefused(grant("door@example.org", Role.DOOR, "Nowhere"), "no organization named");
    assertThat(me("door@example.org").path("organizations").size()).isZero();
  }

  @Test
  void who_is_unknown_or_unverified_is_granted_nothing() {
    server.register("pending@example.org", PASSWORD);
    isRefused(grant("nobody@example.org", Role.OPERATOR), "register first");
    isRefused(grant("pending@example.org", Role.ORGANIZER, "City Hall"), "not verified");
  }

  @Test
  void what_makes_no_sense_is_refused() {
    server.customer("plain@example.org");
    isRefused(grant("plain@example.org", Role.CUSTOMER), "Everyone");
    isRefused(grant("plain@example.org", Role.OPERATOR, "City Hall"), "leave out");
    isRefused(grant("plain@example.org", Role.ORGANIZER, " "), "1 to 100 characters");
  }
}
