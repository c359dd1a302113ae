package io.boxoffice.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path data;

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(home(), EmbeddedPostgresSettings.defaults());
  }

  private Path home() {
    return data.resolve("postgres");
  }

  @Test
  void what_was_written_is_there_after_a_clean_restart() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      Sql.run(postgres, "create table kept as select 7 as number");
    }
    try (EmbeddedPostgres postgres = start()) {
      assertThat(Sql.text(postgres, "select number from kept")).isEqualTo("7");
    }
    assertThat(Files.readString(home().resolve("postgres.log")))
        .contains("database system was shut down at")
        .doesNotContain("was not properly shut down");
  }

  @Test
  void an_acknowledged_commit_is_on_disk() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      Sql.run(postgres, "alter system set fsync = off");
      Sql.run(postgres, "alter system set synchronous_commit = off");
    }
    try (EmbeddedPostgres postgres = start()) {
      for (String setting :
          new String[] {"fsync", "synchronous_commit", "full_page_writes", "data_checksums"}) {
        assertThat(Sql.text(postgres, "show " + setting)).as(setting).isEqualTo("on");
      }
    }
  }

  /// A new piece is filled with zeros while a commit waits.
  @Test
  void its_log_grows_by_small_pieces() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      assertThat(Sql.text(postgres, "show wal_segment_size")).isEqualTo("1MB");
    }
  }

  @Test
  void it_speaks_utf_8_sorts_by_code_point_and_is_of_the_version_we_ship() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      assertThat(Sql.text(postgres, "show server_version")).startsWith("18.");
      assertThat(Sql.text(postgres, "show server_encoding")).isEqualTo("UTF8");
      assertThat(
              Sql.text(
                  postgres,
                  "select datlocprovider::text || datlocale from pg_database"
                      + " where datname = 'template1'"))
          .isEqualTo("bC.UTF-8");
      assertThat(Sql.text(postgres, "select upper('ä')")).isEqualTo("Ä");
    }
  }

  @Test
  void it_listens_on_loopback_only_and_asks_for_the_password() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      assertThat(Sql.text(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(Sql.text(postgres, "show unix_socket_directories")).isEmpty();
      DatabaseServer server = postgres.server().withDatabase("postgres");
      DatabaseServer guessed =
          new DatabaseServer(server.jdbcUrl(), server.user(), "guessed", server.secret());
      assertThatThrownBy(guessed::connect)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    }
    Path password = data.resolve("keys").resolve("postgres-password");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
        .isEqualTo("rw-------");
    assertThat(home().resolve("initdb.password")).doesNotExist();
  }

  @Test
  void a_killed_server_is_back_on_its_port_with_its_data() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      Sql.run(postgres, "create table kept as select 7 as number");
      long before = EmbeddedPostgres.running(home()).orElseThrow().pid();
      Command.signal("KILL", before);
      Until.within(SOON, "running again", () -> pid().filter(pid -> pid != before).isPresent());
      assertThat(Sql.text(postgres, "select number from kept")).isEqualTo("7");
      assertThat(postgres.onExit()).isNotDone();
    }
    assertThat(EmbeddedPostgres.running(home())).isEmpty();
  }

  @Test
  void a_server_whose_supervisor_was_killed_is_replaced() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      long before = pid().orElseThrow();
      ProcessHandle.of(before).flatMap(ProcessHandle::parent).orElseThrow().destroyForcibly();
      Until.within(SOON, "running again", () -> pid().filter(pid -> pid != before).isPresent());
      Path commandLine = Path.of("/proc/" + before + "/cmdline");
      Until.within(
          SOON,
          "the old one is gone, or waits as a zombie for its parent",
          () -> !Files.exists(commandLine) || Files.readString(commandLine).isEmpty());
      assertThat(Sql.text(postgres, "select 7")).isEqualTo("7");
    }
  }

  @Test
  void closing_tells_and_ends_every_process() throws Exception {
    EmbeddedPostgres postgres = start();
    ProcessHandle server = ProcessHandle.of(pid().orElseThrow()).orElseThrow();
    postgres.close();
    assertThat(server.isAlive()).isFalse();
    assertThat(postgres.onExit().get(1, TimeUnit.SECONDS)).isZero();
    postgres.close();
  }

  @Test
  void a_stale_pid_that_names_a_living_foreign_process_is_not_believed() throws Exception {
    Path pidFile = PostmasterFile.file(home().resolve("cluster"));
    String left;
    try (EmbeddedPostgres postgres = start()) {
      left = Files.readString(pidFile);
      assertThat(postgres.port()).isPositive();
    }
    long foreign = ProcessHandle.current().pid();
    Files.writeString(pidFile, left.replaceFirst("^\\d+", Long.toString(foreign)));
    assertThat(EmbeddedPostgres.running(home())).isEmpty();
    try (EmbeddedPostgres postgres = start()) {
      assertThat(Sql.text(postgres, "select 7")).isEqualTo("7");
    }
  }

  @Test
  void an_empty_pid_file_is_what_a_crash_left() throws Exception {
    start().close();
    Files.writeString(home().resolve("cluster").resolve("postmaster.pid"), "");
    try (EmbeddedPostgres postgres = start()) {
      assertThat(Sql.text(postgres, "select 7")).isEqualTo("7");
    }
  }

  @Test
  void an_orphan_on_the_folder_is_stopped_first() throws Exception {
    start().close();
    Cluster cluster = new Cluster(home().toRealPath());
    RunAs runAs = RunAs.choose(cluster.home());
    PostgresBinaries binaries = PostgresBinaries.locate(cluster.home(), runAs);
    ServerCommand command =
        new ServerCommand(binaries, cluster, EmbeddedPostgresSettings.defaults());
    Process orphan =
        Command.prepare(runAs.command(command.on(LoopbackPort.choose())))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Until.within(SOON, "orphan runs", () -> pid().isPresent());
    try (EmbeddedPostgres postgres = start()) {
      assertThat(orphan.waitFor(1, TimeUnit.SECONDS)).isTrue();
      assertThat(orphan.exitValue()).isZero();
      assertThat(Sql.text(postgres, "select 7")).isEqualTo("7");
    }
  }

  @Test
  void a_first_start_that_was_killed_leaves_nothing_half_done() throws Exception {
    Files.createDirectories(home().resolve("cluster.new").resolve("base"));
    Files.writeString(home().resolve("cluster.new").resolve("PG_VERSION"), "18\n");
    Files.writeString(home().resolve("initdb.password"), "half");
    try (EmbeddedPostgres postgres = start()) {
      assertThat(Sql.text(postgres, "select 7")).isEqualTo("7");
    }
    assertThat(home().resolve("cluster.new")).doesNotExist();
  }

  @Test
  void a_folder_of_another_version_is_refused_and_left_alone() throws Exception {
    start().close();
    Path version = home().resolve("cluster").resolve("PG_VERSION");
    Files.writeString(version, "17\n");
    assertThatThrownBy(this::start)
        .isInstanceOf(InstallationException.class)
        .hasMessageContaining("is of PostgreSQL 17, but this boxoffice runs PostgreSQL 18");
    Files.writeString(version, "18\n");
    start().close();
  }

  @Test
  void a_folder_in_use_is_refused() {
    try (EmbeddedPostgres postgres = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(InstallationException.class)
          .hasMessageContaining("in use by another process (pid");
      assertThat(postgres.onExit()).isNotDone();
    }
  }

  @Test
  void a_port_in_use_is_refused_in_one_sentence() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      EmbeddedPostgresSettings same = EmbeddedPostgresSettings.defaults().withPort(postgres.port());
      assertThatThrownBy(() -> EmbeddedPostgres.start(data.resolve("other"), same))
          .isInstanceOf(InstallationException.class)
          .hasMessageContaining("did not start on port " + postgres.port());
    }
  }

  @Test
  void a_folder_that_cannot_be_written_is_refused() throws Exception {
    Path file = Files.writeString(data.resolve("file"), "");
    assertThatThrownBy(
            () ->
                EmbeddedPostgres.start(
                    file.resolve("postgres"), EmbeddedPostgresSettings.defaults()))
        .isInstanceOf(InstallationException.class)
        .hasMessageContaining("can't be read and written: Not a directory");
  }

  @Test
  void statements_and_row_values_stay_out_of_the_log() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      Sql.run(postgres, "create table people (email text primary key)");
      Sql.run(postgres, "insert into people values ('ada@example.org')");
      assertThatThrownBy(() -> Sql.run(postgres, "insert into people values ('ada@example.org')"))
          .isInstanceOf(SQLException.class)
          .hasMessageNotContaining("ada@");
    }
    assertThat(Files.readString(home().resolve("postgres.log")))
        .contains("duplicate key")
        .doesNotContain("ada@");
  }

  private Optional<Long> pid() {
    return EmbeddedPostgres.running(home()).map(EmbeddedPostgres.Running::pid);
  }
}
