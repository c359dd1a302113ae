package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The suites themselves: they fail where nothing is done, and nothing in them can skip.
class SuitesTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern SKIPS =
      Pattern.compile("assum(e|ing)[A-Z]|Assum|@(Disabled|Enabled)|TestAborted|\\.abort\\(");

  @Test
  void a_log_that_does_nothing_fails_every_test() {
    Launched launched = Launched.run(NothingLogged.class);
    assertThat(launched.found())
        .isEqualTo(Launched.testsOf(NothingLogged.class))
        .hasSizeGreaterThan(35);
    assertThat(launched.failed()).isEqualTo(launched.found());
    assertThat(launched.passed()).isEmpty();
  }

  @Test
  void nothing_in_a_suite_can_skip() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).hasSizeGreaterThan(10);
      for (Path source : sources) {
        assertThat(Files.readString(source)).as("%s", source).doesNotContainPattern(SKIPS);
      }
    }
  }

  /// Not found by the build, which looks for other names.
  static final class NothingLogged extends EventLogContract {
    @Override
    protected EventLogFixture fixture() {
      return new DoNothingEventLog.Fixture();
    }
  }
}
