package io.boxoffice.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.core.PermanentFailure;
import io.boxoffice.postgres.DatabaseServer;
import io.boxoffice.postgres.InstallationException;
import io.boxoffice.testing.Await;
import io.boxoffice.testing.TestPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DatabasesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Set<Thread.State> WAITING =
      EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
  private static final ServiceSchema SALES = ServiceSchema.of("sales", "db/testing");
  private static final ServiceSchema BOOKS = ServiceSchema.of("books", "db/testing");
  private static final String CONNECTIONS =
      "select count(*) from pg_stat_activity where datname = ? and application_name = ?";

  private final DatabaseServer server = TestPostgres.freshDatabase();

  @Test
  void those_named_at_the_start_are_opened_though_nobody_asks() {
    try (Databases databases = Databases.opening(() -> server, List.of(SALES, BOOKS))) {
      awaitConnections("sales");
      awaitConnections("books");

      assertThat(databases.open(BOOKS).service()).isEqualTo("books");
    }
    awaitClosed("sales"); // Nobody asked for it.
    awaitClosed("books");
  }

  @Test
  void another_is_opened_when_it_is_asked_for() {
    try (Databases databases = Databases.opening(() -> server, List.of(SALES));
        var books = databases.open(BOOKS)) {
      assertThat(connections(books.service())).isPositive();
    }
  }

  @Test
  void who_asks_is_told_why_a_server_can_not_be_reached() {
    var why = new InstallationException("There is no server.");
    try (Databases databases =
        Databases.opening(
            () -> {
              throw why;
            },
            List.of(SALES))) {
      assertThatThrownBy(() -> databases.open(SALES)).isSameAs(why);
    }
  }

  @Test
  void closing_waits_for_the_one_that_is_being_opened_and_opens_no_other() throws Exception {
    var asked = new CountDownLatch(1);
    var reached = new CompletableFuture<DatabaseServer>();
    Databases databases =
        Databases.opening(
            () -> {
              asked.countDown();
              return reached.join();
            },
            List.of(SALES, BOOKS));
    asked.await();
    Thread closing = Thread.ofVirtual().start(databases::close);
    Await.until(PATIENCE, "it waits", () -> WAITING.contains(closing.getState()));
    reached.complete(server);
    closing.join();

    awaitClosed("sales");
    assertThatThrownBy(() -> databases.open(BOOKS)).isInstanceOf(PermanentFailure.class);
  }

  private void awaitConnections(String service) {
    Await.until(PATIENCE, service + " is opened", () -> connections(service) > 0);
  }

  /// PostgreSQL ends a session a moment after its client has left.
  private void awaitClosed(String service) {
    Await.until(PATIENCE, service + " is closed", () -> connections(service) == 0);
  }

  private long connections(String service) {
    try (var admin = server.connect();
        var query = admin.prepareStatement(CONNECTIONS)) {
      query.setString(1, server.database());
      query.setString(2, "boxoffice-" + service);
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
