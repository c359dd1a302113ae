package io.boxoffice.bench.rivals;

import io.boxoffice.bench.rivals.RivalBodies.Taken;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.inventory.HoldToken;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.core.Money;
import io.boxoffice.postgres.DatabaseServer;
import io.boxoffice.postgres.PoolSettings;
import io.boxoffice.postgres.ServiceDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Holds as most shops make them: the row of the offer is updated under its lock if enough is left,
/// and the hold and its line are inserted, in one transaction, with prepared statements.
public final class RowLocks implements AutoCloseable {

  /// Requests wait for a connection here; there are more of them than connections.
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(30);

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

  private static final String OFFER =
      """
      insert into offers (offer_id, show_id, amount, currency, capacity, available)
      values (?, ?, 4900, 'EUR', ?, ?)
      """;

  private static final String TAKE =
      """
      update offers set available = available - ?
      where offer_id = ? and show_id = ? and available >= ?
      returning amount, currency
      """;

  private static final String INSERT_HOLD =
      "insert into holds (hold_id, show_id, customer_id, expires_at) values (?, ?, ?, ?)";

  private static final String INSERT_LINE =
      """
      insert into hold_lines (hold_id, offer_id, quantity, amount, currency)
      values (?, ?, ?, ?, ?)
      """;

  /// All of it in one.
  private static final String HOLD =
      """
      with taken as (
        update offers set available = available - ?
        where offer_id = ? and show_id = ? and available >= ?
        returning amount, currency
      ), made as (
        insert into holds (hold_id, show_id, customer_id, expires_at)
        select ?, ?, ?, ? from taken
      ), line as (
        insert into hold_lines (hold_id, offer_id, quantity, amount, currency)
        select ?, ?, ?, amount, currency from taken
      )
      select amount, currency from taken
      """;

  /// What the rows of holds say and what the offer's row says, which must be the same.
  private static final String TAKEN =
      """
      select o.offer_id, o.capacity - o.available,
        (select coalesce(sum(l.quantity), 0)
         from hold_lines l join holds h using (hold_id) where h.show_id = o.show_id)
      from offers o where o.show_id = ?
      """;

  private final ServiceDatabase database;

  private RowLocks(ServiceDatabase database) {
    this.database = database;
  }

  /// How a hold reaches the database.
  enum Way {
    /// As it is usually written: one statement after the other, and a commit.
    TRANSACTION,
    /// In one statement that commits by itself, with no round trip under the lock.
    STATEMENT
  }

  /// What a customer wants.
  record Wanted(
      HoldId hold,
      ShowId show,
      AccountId customer,
      OfferId offer,
      int quantity,
      Instant expiresAt) {}

  /// Makes a schema of its own, `baseline`.
  ///
  /// @param connections of its pool
  public static RowLocks open(DatabaseServer server, int connections) {
    var pool = new PoolSettings(connections, connections, CONNECT_WITHIN, ANSWER_WITHIN);
    var database = ServiceDatabase.open(server, "baseline", List.of("db/baseline"), pool);
    return new RowLocks(database);
  }

  void offer(ShowId show, OfferId offer, long capacity) {
    try (Connection connection = database.pool().getConnection();
        PreparedStatement statement = connection.prepareStatement(OFFER)) {
      statement.setObject(1, offer.value());
      statement.setObject(2, show.value());
      statement.setLong(3, capacity);
      statement.setLong(4, capacity);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the offer could not be made", e);
    }
  }

  /// The hold that was made, durable; empty if too few are left.
  Optional<HoldToken> hold(Way way, Wanted wanted) {
    try (Connection connection = database.pool().getConnection()) {
      Optional<Money> price =
          switch (way) {
            case STATEMENT -> inOneStatement(connection, wanted);
            case TRANSACTION -> inTransaction(connection, wanted);
          };
      return price.map(amount -> made(wanted, amount));
    } catch (SQLException e) {
      throw new IllegalStateException("the hold could not be made", e);
    }
  }

  private static Optional<Money> inOneStatement(Connection connection, Wanted wanted)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
      bind(statement, wanted);
      return price(statement);
    }
  }

  /// The pool sets what is left open back.
  private static Optional<Money> inTransaction(Connection connection, Wanted wanted)
      throws SQLException {
    connection.setAutoCommit(false);
    Optional<Money> price = take(connection, wanted);
    if (price.isPresent()) {
      insert(connection, wanted, price.get());
      connection.commit();
    }
    return price;
  }

  private static Optional<Money> take(Connection connection, Wanted wanted) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setInt(1, wanted.quantity());
      statement.setObject(2, wanted.offer().value());
      statement.setObject(3, wanted.show().value());
      statement.setInt(4, wanted.quantity());
      return price(statement);
    }
  }

  private static void insert(Connection connection, Wanted wanted, Money price)
      throws SQLException {
    try (PreparedStatement hold = connection.prepareStatement(INSERT_HOLD);
        PreparedStatement line = connection.prepareStatement(INSERT_LINE)) {
      hold.setObject(1, wanted.hold().value());
      hold.setObject(2, wanted.show().value());
      hold.setObject(3, wanted.customer().value());
      hold.setObject(4, wanted.expiresAt().atOffset(ZoneOffset.UTC));
      hold.executeUpdate();
      line.setObject(1, wanted.hold().value());
      line.setObject(2, wanted.offer().value());
      line.setInt(3, wanted.quantity());
      line.setLong(4, price.amount());
      line.setString(5, price.currency());
      line.executeUpdate();
    }
  }

  private static Optional<Money> price(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      return row.next()
          ? Optional.of(new Money(row.getLong(1), row.getString(2)))
          : Optional.empty();
    }
  }

  private static void bind(PreparedStatement statement, Wanted wanted) throws SQLException {
    statement.setInt(1, wanted.quantity());
    statement.setObject(2, wanted.offer().value());
    statement.setObject(3, wanted.show().value());
    statement.setInt(4, wanted.quantity());
    statement.setObject(5, wanted.hold().value());
    statement.setObject(6, wanted.show().value());
    statement.setObject(7, wanted.customer().value());
    statement.setObject(8, wanted.expiresAt().atOffset(ZoneOffset.UTC));
    statement.setObject(9, wanted.hold().value());
    statement.setObject(10, wanted.offer().value());
    statement.setInt(11, wanted.quantity());
  }

  private static HoldToken made(Wanted wanted, Money price) {
    return new HoldToken(
        wanted.hold(),
        wanted.show(),
        wanted.customer(),
        List.of(new Line(wanted.offer(), wanted.quantity(), price)),
        wanted.expiresAt());
  }

  Taken taken(ShowId show) {
    try (Connection connection = database.pool().getConnection();
        PreparedStatement statement = connection.prepareStatement(TAKEN)) {
      statement.setObject(1, show.value());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        long held = row.getLong(2);
        if (held != row.getLong(3)) {
          throw new IllegalStateException("the offer's row and its holds disagree");
        }
        return new Taken(new OfferId(row.getObject(1, UUID.class)), held, 0);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the holds could not be counted", e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
