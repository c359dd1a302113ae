package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.postgres.DatabaseServer;
import io.boxoffice.postgres.EmbeddedPostgres;
import io.boxoffice.postgres.ServiceDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestPostgresIT {
  private static final List<String> SAMPLE = List.of("db/sample");

  @Test
  void each_service_has_a_database_of_its_own() throws Exception {
    try (ServiceDatabase one = TestPostgres.freshService("orders", SAMPLE);
        ServiceDatabase two = TestPostgres.freshService("orders", SAMPLE)) {
      assertThat(count(one, "insert into sample values (1) returning id")).isEqualTo(1);
      assertThat(count(one, "select count(*) from sample")).isEqualTo(1);
      assertThat(count(two, "select count(*) from sample")).isZero();
    }
  }

  @Test
  void a_database_can_hold_several_services() throws Exception {
    DatabaseServer database = TestPostgres.freshDatabase();
    assertThat(database.database()).startsWith("test");
    try (Connection connection = database.connect()) {
      assertThat(connection.getCatalog()).isEqualTo(database.database());
    }
  }

  @Test
  void there_is_one_server_for_all() {
    EmbeddedPostgres server = TestPostgres.server();
    assertThat(TestPostgres.server()).isSameAs(server);
    assertThat(TestPostgres.freshDatabase().jdbcUrl()).contains(":" + server.port() + "/");
  }

  private static int count(ServiceDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
