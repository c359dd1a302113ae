package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.core.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The commands for who runs an installation, beside the process that serves it.
final class CommandsIT {
  private static final Path DATA = TestInstallation.data();
  private static final String ORGANIZATION = "Theatre of Commands";

  private final Shop shop = TestInstallation.shop();

  @Test
  void verify_proves_what_is_running() throws IOException {
    String customer = shop.customer();
    String order = shop.ordered(shop.show(10), customer, 1);
    shop.pay(order, customer, "tok_ok").expect(200);
    CommandRun verified = CommandRun.here("verify", "--data", DATA.toString());
    assertThat(verified.err()).isEmpty();
    assertThat(verified.status()).as(verified.out()).isZero();
    CommandRun told = CommandRun.here("verify", "--json", "--data", DATA.toString());
    assertThat(Json.read(told.out(), JsonNode.class).path("holds").asBoolean()).isTrue();
  }

  @Test
  void a_token_is_printed_alone_and_is_good_everywhere() throws IOException {
    CommandRun run = CommandRun.here("token", "--role", "ORGANIZER", "--data", DATA.toString());
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().strip().lines()).hasSize(1);
    var _ = shop.publish(run.out().strip(), 5, Map.of());
  }

  @Test
  void a_person_who_was_granted_a_role_publishes_a_show_and_another_works_its_door()
      throws IOException {
    Person organizer = Person.register(shop.api());
    Person door = Person.register(shop.api());
    shop.api().post("/api/v1/shows", organizer.signIn(), Shop.details(Map.of())).expect(403);
    assertThat(grant(organizer, "ORGANIZER").status()).isZero();
    assertThat(grant(door, "DOOR").status()).isZero();
    Shop.OnSale show = shop.publish(organizer.signIn(), 10, Map.of());
    String customer = shop.customer();
    String order = shop.ordered(show, customer, 1);
    shop.pay(order, customer, "tok_ok").expect(200);
    Until.holds("a ticket", () -> !tickets(customer).isEmpty());
    var scan = Map.of("code", tickets(customer).path(0).path("code").asString(), "gate", "A");
    assertThat(shop.api().post("/api/v1/check-ins", door.signIn(), scan).text("result"))
        .isEqualTo("ADMITTED");
  }

  @Test
  void a_token_of_an_account_opens_what_is_theirs() throws IOException {
    String customer = Person.register(shop.api()).signIn();
    String order = shop.ordered(shop.show(10), customer, 1);
    String account = shop.api().get("/api/v1/accounts/me", customer).expect(200).text("id");
    String[] token = {"token", "--role", "CUSTOMER", "--data", DATA.toString()};
    String another = CommandRun.here(token).out().strip();
    String own = CommandRun.here(with(token, "--account", account)).out().strip();
    assertThat(shop.api().get("/api/v1/orders/" + order, another).status()).isEqualTo(404);
    assertThat(shop.api().get("/api/v1/orders/" + order, own).status()).isEqualTo(200);
    CommandRun nobody = CommandRun.here(with(token, "--account", "ada"));
    assertThat(nobody.err()).contains("--account is not the id of an account");
    assertThat(nobody.out()).isEmpty();
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void who_is_not_known_or_not_verified_is_granted_nothing() throws IOException {
    CommandRun.grant(DATA, "nobody@example.org", "OPERATOR").refused(1, "no account");
    String email = "unverified-" + Api.IDS.next() + "@example.org";
    shop.api()
        .post(
            "/api/v1/accounts",
            "",
            Map.of("email", email, "password", "correct horse battery", "name", "Bea"))
        .expect(202);
    CommandRun.grant(DATA, email, "OPERATOR").refused(1, "not verified");
  }

  @Test
  void a_folder_without_an_installation_is_left_alone(@TempDir Path empty) {
    for (String command : new String[] {"verify", "token --role CUSTOMER"}) {
      String[] words = (command + " --data " + empty).split(" ", -1);
      CommandRun.here(words).refused(Boxoffice.EXIT_INSTALLATION, "There is no installation in");
    }
    CommandRun.grant(empty, "a@example.org", "OPERATOR")
        .refused(Boxoffice.EXIT_INSTALLATION, "There is no installation in");
    assertThat(empty).isEmptyDirectory();
  }

  private static CommandRun grant(Person person, String role) {
    return CommandRun.grant(DATA, person.email(), role, "--organization", ORGANIZATION);
  }

  private JsonNode tickets(String customer) throws IOException {
    return shop.api().get("/api/v1/tickets", customer).body().path("items");
  }
}
