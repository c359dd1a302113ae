package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page of settings lists those that are accepted, and no others.
final class SettingsPageTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(boxoffice[^`]*)` \\|");

  @Test
  void the_settings_of_the_page_are_those_that_are_accepted() throws IOException {
    String page = Files.readString(Path.of("../docs/configuration.md"));

    assertThat(ROW.matcher(page).results().map((MatchResult row) -> row.group(1)))
        .containsExactlyInAnyOrderElementsOf(PropertyNames.all());
  }
}
