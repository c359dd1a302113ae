package io.boxoffice.app;

import io.boxoffice.postgres.DatabaseServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Compares what customers were told with what the logs say.
final class Acknowledged {
  private static final String HELD =
      "select key from inventory.events where type = 'items.held.v1' and key = any(?)";
  private static final String PLACED =
      """
      select substr(stream, 7) from orders.events
      where type = 'order.placed.v1' and substr(stream, 7) = any(?)
      """;
  private static final String PAID =
      """
      select substr(stream, 7) from orders.events
      where type = 'order.paid.v1' and substr(stream, 7) = any(?)
      """;

  private Acknowledged() {}

  /// What was acknowledged and is not in the logs, as sentences.
  static List<String> missing(DatabaseServer server, MixedLoad told) throws SQLException {
    List<String> missing = new ArrayList<>();
    try (Connection connection = server.connect()) {
      compare(connection, HELD, "hold", told.holds(), missing);
      compare(connection, PLACED, "order", told.orders(), missing);
      compare(connection, PAID, "payment of order", told.captured(), missing);
    }
    return missing;
  }

  private static void compare(
      Connection connection, String sql, String what, Set<String> told, List<String> missing)
      throws SQLException {
    Set<String> left = new TreeSet<>(told);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("text", told.toArray(new String[0])));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          left.remove(row.getString(1));
        }
      }
    }
    left.forEach(id -> missing.add(what + " " + id + " was acknowledged and is not recorded"));
  }
}
