package io.boxoffice.tickets.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.postgres.ServiceDatabase;
import io.boxoffice.testing.TestPostgres;
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

/// With no rows a scan would be cheaper, so scans are forbidden: what is asked is whether the index
/// fits the query.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TicketQueriesIT {
  private static final UUID ID = UUID.fromString("0199d3a0-0000-7000-8000-000000000001");

  private ServiceDatabase database;
  private SingleConnectionDataSource connection;
  private JdbcClient rows;

  @BeforeAll
  void open() throws Exception {
    database =
        TestPostgres.freshService("tickets", List.of("db/eventlog", "db/messaging", "db/tickets"));
    connection = new SingleConnectionDataSource(database.connect(), true);
    rows = JdbcClient.create(connection);
    rows.sql("set enable_seqscan = off").update();
  }

  @AfterAll
  void close() {
    connection.close();
    database.close();
  }

  @Test
  void a_tickets_order_is_found_by_the_index_of_the_log() {
    assertThat(plan(rows.sql("explain " + IssuedTickets.ORDER_OF_TICKET).param("ticket", "x")))
        .contains("events_issuing_a_ticket");
  }

  @Test
  void a_customers_pages_are_read_in_the_order_of_their_index() {
    rows.sql("set enable_bitmapscan = off").update();
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
    rows.sql("reset enable_bitmapscan").update();
  }

  private static String plan(JdbcClient.StatementSpec explain) {
    return String.join("\n", explain.query(String.class).list());
  }
}
