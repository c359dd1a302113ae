package io.boxoffice.eventlog.effects;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.eventlog.Metadata;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Effects as the writer stores them. Leases are on the database's clock, not on the asking
/// process's.
final class EffectRows implements EffectStore {

  /// Due times are the application's clock, so that a test can move it. The choice stands in a
  /// materialized part: a subquery may be run once for each row of the table, each time locking
  /// others, and so claim more than the limit.
  private static final String CLAIM =
      """
      with chosen as materialized (
        select effect_id from effects
        where kind = ? and due_at between ? and ?
          and (claimed_until is null or claimed_until < clock_timestamp())
        order by due_at
        limit ?
        for update skip locked)
      update effects e set claimed_until = clock_timestamp() + ? * interval '1 millisecond'
      from chosen where e.effect_id = chosen.effect_id
      returning e.effect_id, e.payload, e.metadata, e.tries, e.wished_at, e.due_at
      """;

  private static final String RETRY =
      """
      update effects set tries = tries + ?, due_at = ?, claimed_until = null, last_error = ?
      where effect_id = ?
      """;

  private static final String PENDING = "select count(*) from effects where kind = ?";

  private final DataSource pool;

  EffectRows(DataSource pool) {
    this.pool = pool;
  }

  @Override
  public List<Claimed> claim(String kind, Instant from, Instant now, int limit, Duration lease) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(CLAIM)) {
      statement.setString(1, kind);
      statement.setObject(2, from.atOffset(ZoneOffset.UTC));
      statement.setObject(3, now.atOffset(ZoneOffset.UTC));
      statement.setInt(4, limit);
      statement.setLong(5, lease.toMillis());
      List<Claimed> claimed = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          claimed.add(claimed(row));
        }
      }
      return claimed;
    } catch (SQLException e) {
      throw new PassingFailure("effects can't be claimed now", e);
    }
  }

  @Override
  public void retry(UUID id, int tries, Instant dueAt, String error) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(RETRY)) {
      statement.setInt(1, tries);
      statement.setObject(2, dueAt.atOffset(ZoneOffset.UTC));
      statement.setString(3, error);
      statement.setObject(4, id);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new PassingFailure("an effect can't be set back now", e);
    }
  }

  @Override
  public long pending(String kind) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(PENDING)) {
      statement.setString(1, kind);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new PassingFailure("effects can't be counted now", e);
    }
  }

  private static Claimed claimed(ResultSet row) throws SQLException {
    return new Claimed(
        row.getObject(1, UUID.class),
        row.getString(2),
        Metadata.parse(row.getString(3)),
        row.getInt(4),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getObject(6, OffsetDateTime.class).toInstant());
  }
}
