package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.postgres.PoolSettings;
import io.boxoffice.postgres.ServiceDatabase;
import io.boxoffice.testing.tally.TallyCommand;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the database itself refuses (LOG1), and what it is asked to promise (LOG4).
class LogRolesIT {
  private final PostgresLogFixture fixture = new PostgresLogFixture();
  private final LogUnderTest subject = new LogUnderTest(fixture);

  @BeforeEach
  void append() throws Exception {
    LogWriter writer = subject.writer();
    subject.accepted(writer.submit(LogUnderTest.unit("a", new TallyCommand.Add(1))));
  }

  @AfterEach
  void close() {
    subject.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update events set data = '{}'",
        "delete from events",
        "truncate events",
        "drop table events",
        "alter table events disable trigger all"
      })
  void LOG1_a_service_cannot_change_its_own_events(String sql) {
    assertRefused(fixture.database(), sql);
    assertThat(subject.events()).hasSize(1);
  }

  @Test
  void LOG1_another_service_may_read_events_and_nothing_else() {
    try (ServiceDatabase other =
        ServiceDatabase.open(
            PostgresLogFixture.server(),
            "others",
            List.of("db/eventlog"),
            PoolSettings.defaults())) {
      assertThat(rows(other).sql("select count(*) from tallies.events").query(Long.class).single())
          .isEqualTo(1);
      for (String table : List.of("answers", "checkpoints", "effects", "deadlines", "snapshots")) {
        assertRefused(other, "select * from tallies." + table);
      }
      assertRefused(other, "delete from tallies.events");
      assertRefused(other, "update tallies.events set data = '{}'");
      assertRefused(other, "insert into tallies.events select * from tallies.events");
      assertRefused(other, "insert into tallies.checkpoints values ('a', 1)");
    }
  }

  @Test
  void LOG4_commits_wait_for_the_disk() throws SQLException {
    try (var connection = fixture.database().connect();
        var statement = connection.createStatement()) {
      for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        try (var row = statement.executeQuery("show " + setting)) {
          assertThat(row.next()).isTrue();
          assertThat(row.getString(1)).as(setting).isEqualTo("on");
        }
      }
    }
  }

  private static void assertRefused(ServiceDatabase database, String sql) {
    assertThatThrownBy(() -> rows(database).sql(sql).update())
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .isInstanceOfSatisfying(
            SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
  }

  private static JdbcClient rows(ServiceDatabase database) {
    return JdbcClient.create(database.pool());
  }
}
