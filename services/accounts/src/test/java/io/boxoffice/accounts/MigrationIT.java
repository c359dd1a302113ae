package io.boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.testing.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// People who registered before several could register one address are still there.
final class MigrationIT {

  @Test
  void those_who_had_verified_their_address_still_have() throws Exception {
    try (Connection connection = TestPostgres.freshDatabase().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table events (stream text, type text)");
      statement.execute(migration("V2.1__accounts.sql"));
      statement.execute(
          """
          insert into people (account_id, email, name, password_hash)
          values ('0199d3a0-0000-7000-8000-000000000001', 'ada@example.org', 'Ada', 'x'),
                 ('0199d3a0-0000-7000-8000-000000000002', 'eve@example.org', 'Eve', 'x')
          """);
      statement.execute(
          """
          insert into events
          values ('account-0199d3a0-0000-7000-8000-000000000001', 'account.registered.v1'),
                 ('account-0199d3a0-0000-7000-8000-000000000001', 'account.verified.v1'),
                 ('account-0199d3a0-0000-7000-8000-000000000002', 'account.registered.v1')
          """);

      statement.execute(migration("V2.2__registrations.sql"));

      assertThat(verified(statement)).containsExactly("ada@example.org");
    }
  }

  private static List<String> verified(Statement statement) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet row = statement.executeQuery("select email from people where verified")) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }

  private static String migration(String name) throws IOException {
    try (var file = Accounts.class.getResourceAsStream("/db/accounts/" + name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
