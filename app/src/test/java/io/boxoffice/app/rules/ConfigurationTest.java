package io.boxoffice.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.app.rules.Configuration.Group;
import io.boxoffice.app.rules.Configuration.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The page of settings is what the property records say.
class ConfigurationTest {
  private static final Path PAGE = TextFile.root().resolve("docs/configuration.md");
  private static final boolean UPDATE = Boolean.getBoolean("boxoffice.docs.update");

  private static List<Group> groups() {
    return Configuration.of(
        JavaSource.parse(
            TextFile.under(TextFile.root()).stream()
                .filter(file -> file.path().toString().contains("src/main"))
                .toList()));
  }

  @Test
  void the_page_of_settings_is_current() throws IOException {
    String page = Configuration.document(groups());
    if (UPDATE) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("run the tests of module app with -Dboxoffice.docs.update=true and commit the page")
        .hasContent(page);
  }

  @Test
  void every_setting_says_what_it_means() {
    assertThat(groups()).isNotEmpty();
    assertThat(groups()).allSatisfy(group -> assertThat(group.meaning()).isNotEmpty());
    assertThat(groups().stream().flatMap(group -> group.settings().stream()))
        .filteredOn(setting -> setting.meaning().isEmpty())
        .isEmpty();
  }

  @Test
  void names_defaults_and_meanings_are_read_from_a_record() {
    String text =
        """
        /// How it waits. More of it.
        ///
        /// @param payWithin time to pay,
        ///     counted from the order
        /// @param steps many
        @ConfigurationProperties("boxoffice.x")
        record Waits(
            @DefaultValue("24h") @Min(1) Duration payWithin,
            @DefaultValue({"1h", "2h"}) List<Duration> steps,
            @DefaultValue Map<String, @Valid Limit> limits,
            Mail mail) {
          static final int MAX = 3;

          /// @param permits how often
          record Limit(@DefaultValue("30") int permits) {}

          /// @param host where
          record Mail(@Nullable String host) {}
        }
        """;

    var group = Configuration.of(JavaSource.parse(List.of(new TextFile(Path.of("X.java"), text))));

    assertThat(group)
        .containsExactly(
            new Group(
                "boxoffice.x",
                "How it waits.",
                List.of(
                    new Setting(
                        "boxoffice.x.pay-within",
                        "Duration",
                        Optional.of("24h"),
                        "time to pay, counted from the order"),
                    new Setting(
                        "boxoffice.x.steps", "List<Duration>", Optional.of("1h, 2h"), "many"),
                    new Setting(
                        "boxoffice.x.limits.<name>.permits", "int", Optional.of("30"), "how often"),
                    new Setting("boxoffice.x.mail.host", "String", Optional.empty(), "where"))));
  }
}
