package io.boxoffice.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.postgres.AdvisoryLocks;
import io.boxoffice.postgres.DatabaseServer;
import io.boxoffice.testing.Await;
import io.boxoffice.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class LeadershipIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void who_lost_the_lock_is_told_so_even_if_it_is_free_again() throws Exception {
    DatabaseServer server = TestPostgres.freshDatabase();
    List<Connection> connections = new CopyOnWriteArrayList<>();
    try (var locks = new AdvisoryLocks(() -> connect(server, connections))) {
      var leadership = new Leadership(locks, "leading");
      assertThat(leadership.getAsBoolean()).isTrue();
      connections.getFirst().close();
      Await.until(SOON, "it is told of the loss", () -> !leadership.getAsBoolean());
      Await.until(SOON, "it leads again", leadership);
    }
  }

  private static Connection connect(DatabaseServer server, List<Connection> connections)
      throws SQLException {
    Connection connection = server.connect();
    connections.add(connection);
    return connection;
  }
}
