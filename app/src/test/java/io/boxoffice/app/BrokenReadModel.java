package io.boxoffice.app;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/// Lets the list of one customer's orders refuse every row for good, until it is mended.
final class BrokenReadModel implements AutoCloseable {
  private static final String BREAK =
      """
      create function orders.refuse() returns trigger language plpgsql as $$
      begin
        raise exception 'the row is refused';
      end $$;
      create trigger refuse before insert on orders.orders_of_customers
        for each row when (new.customer_id = '{customer}') execute function orders.refuse()
      """;

  private static final String MEND = "drop function if exists orders.refuse() cascade";

  private BrokenReadModel() {}

  static BrokenReadModel of(UUID customer) {
    run(BREAK.replace("{customer}", customer.toString()));
    return new BrokenReadModel();
  }

  void mend() {
    run(MEND);
  }

  @Override
  public void close() {
    mend();
  }

  private static void run(String sql) {
    Installation installation = TestInstallation.server().part(Installation.class);
    try (Connection admin = installation.server().connect();
        Statement statement = admin.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }
}
