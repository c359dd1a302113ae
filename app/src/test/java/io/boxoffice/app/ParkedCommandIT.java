package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.core.Json;
import io.boxoffice.web.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// SUB5 on the command line, beside the process that serves.
final class ParkedCommandIT {
  private static final int REFUSED = 1;
  private static final String URL = TestInstallation.server().url().toString();
  private static final List<String> HERE =
      List.of("--data", TestInstallation.data().toString(), "--url", URL);

  private final Shop shop = TestInstallation.shop();

  @Test
  void set_aside_events_are_listed_shown_and_retried() throws IOException {
    try (var unlucky = new Unlucky(shop.show(10))) {
      String id = unlucky.failed();
      CommandRun listed = parked("list", "--subscription", "orders-of-customers");
      assertThat(listed.out()).contains(id, "PARKED", "WAITING", "the row is refused");
      assertThat(run("list", "--state", "RETRYING").out()).doesNotContain(id);
      CommandRun others = run("list", "--subscription", "orders-payment");
      assertThat(others.status()).isZero();
      assertThat(others.out()).isEmpty();
      assertThat(others.err()).contains("No such event is set aside.");
      JsonNode shown = Json.read(parked("show", id).out(), JsonNode.class);
      assertThat(shown.path("data").path("orderId").asString()).isEqualTo(unlucky.order());
      unlucky.mend();
      assertThat(parked("retry", id).out()).contains("is tried again");
      Until.holds("all of it was handled", () -> unlucky.setAside().isEmpty());
      assertThat(unlucky.listed()).containsExactly("COMPLETED");
    }
  }

  @Test
  void an_event_is_dropped_for_a_reason() throws IOException {
    try (var unlucky = new Unlucky(shop.show(10))) {
      String id = unlucky.failed();
      assertThat(CommandRun.here("parked", "drop", id).err()).contains("--reason");
      assertThat(parked("drop", id, "--reason", "not needed").out()).contains("is dropped");
      assertThat(parked("list", "--state", "DROPPED").out()).contains(id);
      run("retry", id).refused(REFUSED, "it was dropped");
    }
  }

  @Test
  void who_asks_needs_a_good_token_or_the_keys_of_a_development_installation(@TempDir Path empty) {
    String good = shop.token(Role.OPERATOR);
    List<String> asked = List.of("parked", "list", "--url", URL, "--data", empty.toString());
    here(asked).refused(Boxoffice.EXIT_INSTALLATION, "--token", "BOXOFFICE_TOKEN");
    assertThat(here(asked, "--token", good).status()).isZero();
    here(asked, "--token", shop.customer()).refused(REFUSED, "may not");
    here(asked, "--token", "nonsense").refused(REFUSED, "not valid");
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void what_is_not_there_is_said() {
    run("show", Api.IDS.next().toString()).refused(REFUSED, "no such thing");
    run("retry", Api.IDS.next().toString()).refused(REFUSED, "no such thing");
    here(List.of("parked", "list", "--token", "x", "--url", "http://localhost:1"))
        .refused(Boxoffice.EXIT_INSTALLATION, "http://localhost:1", "--url");
    here(List.of("parked", "list", "--token", "x", "--url", "nonsense"))
        .refused(Boxoffice.EXIT_INSTALLATION, "http://localhost:8080");
    assertThat(here(List.of("parked", "show", "nonsense")).status()).isEqualTo(2);
  }

  @Test
  void help_says_how_to_sign_in() {
    assertThat(here(List.of("parked", "--help")).out())
        .contains("list", "show", "retry", "drop", "BOXOFFICE_TOKEN", "grant --role OPERATOR");
    assertThat(here(List.of("parked", "drop", "--help")).out())
        .contains("--reason", "--url", "--data", "BOXOFFICE_TOKEN");
  }

  private static CommandRun parked(String... words) {
    CommandRun run = run(words);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    return run;
  }

  private static CommandRun run(String... words) {
    List<String> all = new ArrayList<>(List.of("parked"));
    all.addAll(List.of(words));
    all.addAll(HERE);
    return here(all);
  }

  private static CommandRun here(List<String> words, String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return CommandRun.here(all.toArray(String[]::new));
  }
}
