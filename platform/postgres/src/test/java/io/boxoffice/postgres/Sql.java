package io.boxoffice.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// One statement, for tests.
final class Sql {

  private Sql() {}

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }

  /// The value, asked on a connection to the server's own database.
  static String text(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = postgres.server().withDatabase("postgres").connect()) {
      return text(connection, sql);
    }
  }

  static void run(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = postgres.server().withDatabase("postgres").connect()) {
      run(connection, sql);
    }
  }
}
