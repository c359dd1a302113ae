package io.boxoffice.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.bench.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the benches and the fault harness start is what users start.
class LauncherTest {
  private static final Pattern OF_SERVERS = Pattern.compile("kind=server\\s+options=\"([^\"]+)\"");

  @Test
  void servers_have_the_options_that_the_launcher_gives_them() throws IOException {
    String launcher = Files.readString(TextFile.root().resolve("boxoffice"));
    var options = OF_SERVERS.matcher(launcher);
    assertThat(options.find()).isTrue();
    assertThat(ServerProcess.JVM_OPTIONS).containsAll(List.of(options.group(1).split(" ")));
    assertThat(ServerProcess.JVM_OPTIONS).allMatch(launcher::contains);
  }
}
