package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.app.demo.Demo;
import io.boxoffice.web.Role;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What `boxoffice demo` does once everything runs.
final class DemoIT {
  private final Shop shop = TestInstallation.shop();

  @Test
  void a_season_that_was_broken_off_is_completed_and_a_purchase_told() throws IOException {
    shop.publish(token(Role.ORGANIZER), 5, Map.of("title", "The Tempest"));
    Until.holds("a first show", () -> listed("The Tempest") == 1);

    List<String> first = demo();

    assertThat(first).filteredOn(line -> line.startsWith("Published")).hasSize(11);
    assertThat(first).anyMatch(line -> line.startsWith("Published 11 of 11: Fado at Midnight"));
    assertThat(first).anyMatch(line -> line.startsWith("Ticket    "));
    assertThat(first).contains("Check-in  ADMITTED at gate North");
    assertThat(first)
        .anyMatch(
            line -> line.matches(" *./boxoffice token --role CUSTOMER --account \\S+ --data shop"));

    Until.holds("the last show", () -> listed("Fado at Midnight") == 1);
    assertThat(demo()).contains("The season is there from before.");
    assertThat(listed("The Tempest")).isOne();
  }

  private List<String> demo() {
    List<String> lines = new ArrayList<>();
    new Demo(TestInstallation.server().url(), " --data shop", Clock.systemUTC(), lines::add)
        .run(token(Role.ORGANIZER), token(Role.DOOR));
    return lines;
  }

  private static String token(Role role) {
    return TokenCommand.token(new Keys(TestInstallation.data().resolve("keys")), role);
  }

  private long listed(String title) throws IOException {
    long found = 0;
    String cursor = "";
    do {
      JsonNode page = shop.api().get("/api/v1/shows?limit=100" + cursor, "").expect(200).body();
      found +=
          page.path("items")
              .valueStream()
              .filter(show -> show.path("title").asString().equals(title))
              .count();
      cursor = page.path("next").isString() ? "&cursor=" + page.path("next").asString() : "";
    } while (!cursor.isEmpty());
    return found;
  }
}
