package io.boxoffice.orders.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.testing.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

final class OrdersOfCustomerIT {
  private static final String ID = "'01990000-0000-7000-8000-000000000001'";

  /// What a page without filters asks.
  private static final List<String[]> VALUES =
      List.of(
          new String[] {":customer", ID},
          new String[] {":afterAt", "timestamptz '2026-01-01 00:00:00Z'"},
          new String[] {":afterOrder", "uuid " + ID},
          new String[] {":status", "null"},
          new String[] {":show", "null"},
          new String[] {":from", "null"},
          new String[] {":to", "null"},
          new String[] {":limit", "21"});

  @Test
  void a_page_of_orders_is_read_from_its_index() throws Exception {
    String query = OrdersOfCustomer.PAGE;
    for (String[] value : VALUES) {
      query = query.replaceAll("(?<!:)" + value[0] + "\\b", value[1]);
    }
    try (var database =
            TestPostgres.freshService(
                "orders", List.of("db/eventlog", "db/messaging", "db/orders"));
        var connection = database.pool().getConnection()) {
      var rows = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      // A table of no rows would be read as a whole.
      rows.sql("set enable_seqscan = off").update();
      String plan = String.join("\n", rows.sql("explain " + query).query(String.class).list());
      assertThat(plan).contains("orders_of_customers_newest").doesNotContain("Sort");
    }
  }
}
