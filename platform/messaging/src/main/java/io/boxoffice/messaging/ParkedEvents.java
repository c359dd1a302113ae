package io.boxoffice.messaging;

import io.boxoffice.core.Ids;
import io.boxoffice.eventlog.StaleCheckpoint;
import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.messaging.ParkedEvent.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The events that a service's subscriptions set aside (SUB5).
final class ParkedEvents {
  static final String COLUMNS =
      """
      parked_id, subscription, log, position, stream, version, key, event_id, type, data, metadata,
      recorded_at, state, reason, tries, parked_at, next_try_at, drop_reason
      """;

  private static final String INSERT =
      """
      insert into parked_events (%s, partition)
      values (:id, :subscription, :log, :position, :stream, :version, :key, :eventId, :type,
        :data::json, :metadata::json, :recordedAt, :state, :reason, :tries, :parkedAt, :nextTryAt,
        '', :partition)
      on conflict (subscription, log, position) do nothing
      """
          .formatted(COLUMNS);

  /// An event that waits is due as soon as none of its key is left before it, however that one
  /// ended: so nothing has to be told when it does, and nothing can be forgotten to be told.
  private static final String DUE =
      """
      select %s from parked_events p
      where subscription = ? and log = ? and partition = ?
        and (state = 'RETRYING' and next_try_at <= ?
          or state = 'WAITING' and not exists (
            select from parked_events before
            where before.subscription = p.subscription and before.log = p.log
              and before.key = p.key and before.position < p.position
              and before.state <> 'DROPPED'))
      order by position limit ?
      """
          .formatted(COLUMNS);

  private static final String BLOCKED_KEYS =
      """
      select distinct key from parked_events
      where subscription = ? and log = ? and partition = ? and state <> 'DROPPED'
      """;

  private static final String REMOVE =
      "delete from parked_events where parked_id = ? and state <> 'DROPPED'";

  private static final String RETRY_LATER =
      """
      update parked_events set state = ?, reason = ?, tries = tries + 1, next_try_at = ?
      where parked_id = ? and state <> 'DROPPED'
      """;

  private final JdbcClient rows;

  ParkedEvents(JdbcClient rows) {
    this.rows = rows;
  }

  void insert(
      Lane lane,
      StoredEvent event,
      State state,
      String reason,
      int tries,
      Instant now,
      Instant nextTryAt) {
    rows.sql(INSERT)
        .param("id", Ids.derived(event.id(), lane.subscription()))
        .param("subscription", lane.subscription())
        .param("log", lane.log())
        .param("position", event.position())
        .param("stream", event.stream())
        .param("version", event.version())
        .param("key", event.key())
        .param("eventId", event.id())
        .param("type", event.type())
        .param("data", event.data())
        .param("metadata", event.metadata())
        .param("recordedAt", timestamp(event.recordedAt()))
        .param("state", state.name())
        .param("reason", reason)
        .param("tries", tries)
        .param("parkedAt", timestamp(now))
        .param("nextTryAt", timestamp(nextTryAt))
        .param("partition", lane.partition().index())
        .update();
  }

  Set<String> blockedKeys(Lane lane) {
    return new HashSet<>(
        rows.sql(BLOCKED_KEYS)
            .params(lane.subscription(), lane.log(), lane.partition().index())
            .query(String.class)
            .list());
  }

  List<ParkedEvent> due(Lane lane, Instant now, int limit) {
    return rows.sql(DUE)
        .params(lane.subscription(), lane.log(), lane.partition().index(), timestamp(now), limit)
        .query((row, _) -> parked(row))
        .list();
  }

  /// Ends a set-aside event; throws [StaleCheckpoint] if another runner or an operator ended it.
  void remove(ParkedEvent done) {
    if (rows.sql(REMOVE).params(done.id()).update() == 0) {
      throw new StaleCheckpoint(done.subscription() + " " + done.id(), 1, 0);
    }
  }

  void retryLater(ParkedEvent failed, State state, String reason, Instant nextTryAt) {
    rows.sql(RETRY_LATER).params(state.name(), reason, timestamp(nextTryAt), failed.id()).update();
  }

  Optional<ParkedEvent> find(UUID id) {
    return rows.sql("select %s from parked_events where parked_id = ?".formatted(COLUMNS))
        .params(id)
        .query((row, _) -> parked(row))
        .optional();
  }

  /// An operator asks for another try; false if it is not PARKED or RETRYING any more.
  boolean retryNow(UUID id, Instant now) {
    return rows.sql(
                """
                update parked_events set state = 'RETRYING', next_try_at = ?
                where parked_id = ? and state in ('PARKED', 'RETRYING')
                """)
            .params(timestamp(now), id)
            .update()
        == 1;
  }

  /// An operator gives an event up; the next of its key goes on.
  boolean drop(UUID id, String reason) {
    return rows.sql(
                """
                update parked_events set state = 'DROPPED', drop_reason = ?
                where parked_id = ? and state in ('PARKED', 'RETRYING')
                """)
            .params(reason, id)
            .update()
        == 1;
  }

  static ParkedEvent parked(ResultSet row) throws SQLException {
    var event =
        new StoredEvent(
            row.getLong("position"),
            row.getString("stream"),
            row.getLong("version"),
            row.getString("key"),
            row.getObject("event_id", UUID.class),
            row.getString("type"),
            row.getString("data"),
            row.getString("metadata"),
            instant(row, "recorded_at"));
    return new ParkedEvent(
        row.getObject("parked_id", UUID.class),
        row.getString("subscription"),
        row.getString("log"),
        event,
        State.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getInt("tries"),
        instant(row, "parked_at"),
        instant(row, "next_try_at"),
        row.getString("drop_reason"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static OffsetDateTime timestamp(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
