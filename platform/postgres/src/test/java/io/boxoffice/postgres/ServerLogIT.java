package io.boxoffice.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogIT {
  @TempDir Path folder;

  @Test
  void a_log_that_grew_too_large_is_put_aside_and_emptied() throws Exception {
    Path file = Files.writeString(folder.resolve("postgres.log"), "0123456789");
    ServerLog log = new ServerLog(file);
    log.bound(10);
    assertThat(file).hasContent("0123456789");
    log.bound(9);
    assertThat(file).isEmptyFile();
    assertThat(folder.resolve("postgres.log.1")).hasContent("0123456789");
  }

  @Test
  void the_last_fatal_line_says_why_a_start_failed() throws Exception {
    Path file = folder.resolve("postgres.log");
    ServerLog log = new ServerLog(file);
    assertThat(log.lastFatal()).isEmpty();
    Files.writeString(file, "t [1] FATAL:  old\nt [2] FATAL:  no space\nt [2] LOG:  bye\n");
    assertThat(log.lastFatal()).isEqualTo("no space");
  }
}
