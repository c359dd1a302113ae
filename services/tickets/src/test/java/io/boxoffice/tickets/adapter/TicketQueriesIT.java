package io.boxoffice.tickets.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.postgres.DatabaseServer;
import io.boxoffice.postgres.PoolSettings;
import io.boxoffice.postgres.ServiceDatabase;
import io.boxoffice.testing.TestPostgres;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Whether the indices fit the queries, on a connection as the service's pool makes them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TicketQueriesIT {
  private static final UUID ID = UUID.fromString("0199d3a0-0000-7000-8000-000000000001");

  private final DatabaseServer server = TestPostgres.freshDatabase();
  private ServiceDatabase database;
  private SingleConnectionDataSource connection;
  private JdbcClient rows;

  @BeforeAll
  void open() throws Exception {
    database =
        ServiceDatabase.open(
            server,
            "tickets",
            List.of("db/eventlog", "db/messaging", "db/tickets"),
            PoolSettings.defaults());
    connection = new SingleConnectionDataSource(database.connect(), true);
    rows = JdbcClient.create(connection);
  }

  @AfterAll
  void close() {
    connection.close();
    database.close();
  }

  @Test
  void a_tickets_order_is_found_by_the_index_of_the_log() {
    assertThat(planOfOrder()).contains("events_issuing_a_ticket");
  }

  /// What PostgreSQL counted makes other plans look better, the more events there are.
  @Test
  void a_tickets_order_is_found_by_the_index_of_a_long_log() throws SQLException {
    try (var owner = server.connect();
        var statement = owner.createStatement()) {
      statement.execute(
          """
          insert into tickets.events
          select n, 's' || n, 1, 'k', gen_random_uuid(), 'tickets.issued.v1',
                 '{"tickets": [{"ticketId": "t"}]}', '{}', now()
          from generate_series(1, 2000) as n
          """);
      statement.execute("analyze tickets.events");
      statement.execute(
          """
          select pg_restore_relation_stats('schemaname', 'tickets', 'relname', 'events',
            'relpages', relpages, 'reltuples', 5000000::real)
          from pg_class where oid = 'tickets.events'::regclass
          """);
    }
    assertThat(planOfOrder()).contains("events_issuing_a_ticket");
  }

  /// The plan that serves whatever the ticket.
  private String planOfOrder() {
    String sql = IssuedTickets.ORDER_OF_TICKET.replace(":ticket", "$1");
    rows.sql("prepare order_of_ticket(text) as " + sql).update();
    try {
      return plan(rows.sql("explain execute order_of_ticket('x')"));
    } finally {
      rows.sql("deallocate order_of_ticket").update();
    }
  }

  @Test
  void a_customers_pages_are_read_in_the_order_of_their_index() {
    var first =
        rows.sql("explain " + TicketsOfCustomer.FIRST_PAGE).param("customer", ID).param("rows", 21);
    var next =
        rows.sql("explain " + TicketsOfCustomer.NEXT_PAGE)
            .param("customer", ID)
            .param("issuedAt", Instant.EPOCH.atOffset(ZoneOffset.UTC))
            .param("ticket", ID)
            .param("rows", 21);

    assertThat(plan(first)).contains("tickets_of_customer").doesNotContain("Sort");
    assertThat(plan(next)).contains("tickets_of_customer").doesNotContain("Sort");
  }

  private static String plan(JdbcClient.StatementSpec explain) {
    return String.join("\n", explain.query(String.class).list());
  }
}
