package io.boxoffice.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerLifetimeIT {
  private static final Duration SECONDS = Duration.ofSeconds(10);
  private static final int NOBODY = 65534;

  private Path folder = Path.of("");
  private Path data = Path.of("");

  @BeforeEach
  void make_a_folder_that_every_user_reaches() throws Exception {
    folder = Files.createTempDirectory("boxoffice-lifetime");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    data = folder.resolve("data");
  }

  @AfterEach
  void delete_it() throws Exception {
    Folders.delete(folder);
  }

  @Test
  void the_server_ends_with_a_process_that_is_killed() throws Exception {
    ServerInAnotherProcess other = ServerInAnotherProcess.start(data);
    other.says("running");
    EmbeddedPostgres.Running running = running();
    other.process().destroyForcibly();
    Until.within(SECONDS, "server ended", () -> ProcessHandle.of(running.pid()).isEmpty());
    assertThat(data.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
    try (ServerInAnotherProcess next = ServerInAnotherProcess.start(data)) {
      assertThat(next.says("running", "refused")).startsWith("running");
    }
  }

  @Test
  void ctrl_c_in_the_terminal_does_not_reach_the_server() throws Exception {
    try (ServerInAnotherProcess other = ServerInAnotherProcess.start(data)) {
      other.says("running");
      assertThat(session(running().pid())).isNotEqualTo(session(other.process().pid()));
    }
  }

  @Test
  void another_process_finds_the_server_and_can_use_it() throws Exception {
    try (ServerInAnotherProcess other = ServerInAnotherProcess.start(data)) {
      String said = other.says("running");
      assertThat(said).isEqualTo("running " + running().port());
      try (var connection = running().server().withDatabase("postgres").connect()) {
        assertThat(Sql.text(connection, "select 7")).isEqualTo("7");
      }
    }
    assertThat(EmbeddedPostgres.running(data.resolve("postgres"))).isEmpty();
  }

  @Test
  void a_folder_that_another_process_holds_is_refused() throws Exception {
    try (ServerInAnotherProcess other = ServerInAnotherProcess.start(data)) {
      other.says("running");
      assertThatThrownBy(() -> DataFolder.open(data))
          .isInstanceOf(InstallationException.class)
          .hasMessageContaining("in use by another process (pid " + other.process().pid() + ")");
      assertThatThrownBy(
              () ->
                  EmbeddedPostgres.start(
                      data.resolve("postgres"), EmbeddedPostgresSettings.defaults()))
          .isInstanceOf(InstallationException.class)
          .hasMessageContaining("in use by another process");
    }
  }

  @Test
  void an_ordinary_user_can_run_it() throws Exception {
    Files.createDirectories(data);
    ServerInAnotherProcess other;
    if (isRoot()) {
      Files.setAttribute(data, "unix:uid", NOBODY);
      Path readable = Files.createDirectory(folder.resolve("class-path"));
      other = ServerInAnotherProcess.startAsNobody(readable, data);
    } else {
      other = ServerInAnotherProcess.start(data);
    }
    try (other) {
      assertThat(other.says("running", "refused")).startsWith("running");
    }
  }

  @Test
  void an_ordinary_user_without_rights_gets_one_sentence() throws Exception {
    Files.createDirectories(data);
    ServerInAnotherProcess other;
    if (isRoot()) {
      Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-xr-xr-x"));
      Path readable = Files.createDirectory(folder.resolve("class-path"));
      other = ServerInAnotherProcess.startAsNobody(readable, data);
    } else {
      Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-xr-xr-x"));
      other = ServerInAnotherProcess.start(data);
    }
    try (other) {
      assertThat(other.says("running", "refused"))
          .startsWith("refused No rights to read and write " + data);
    }
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// As root the folder's owner runs the server, through `setpriv`.
  @Test
  void a_folder_stays_with_its_owner() throws Exception {
    Path home = Files.createDirectories(data.resolve("postgres"));
    if (isRoot()) {
      Files.setAttribute(home, "unix:uid", NOBODY);
    }
    Object owner = Files.getAttribute(home, "unix:uid");
    for (int start = 0; start < 2; start++) {
      try (EmbeddedPostgres postgres =
          EmbeddedPostgres.start(home, EmbeddedPostgresSettings.defaults())) {
        assertThat(Sql.text(postgres, "select 7")).isEqualTo("7");
        long pid = running().pid();
        assertThat(Files.getAttribute(Path.of("/proc/" + pid), "unix:uid")).isEqualTo(owner);
      }
    }
    assertThat(Files.getAttribute(home.resolve("cluster"), "unix:uid")).isEqualTo(owner);
  }

  private EmbeddedPostgres.Running running() {
    return EmbeddedPostgres.running(data.resolve("postgres")).orElseThrow();
  }

  private static boolean isRoot() throws Exception {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  /// Field 6 of `/proc/PID/stat`, counted after the name, which may hold spaces.
  private static String session(long pid) throws Exception {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ")).get(3);
  }
}
