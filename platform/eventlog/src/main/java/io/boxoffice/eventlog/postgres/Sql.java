package io.boxoffice.eventlog.postgres;

/// Every statement of the event log, named by what it does.
final class Sql {

  /// Parameter: the log's lock key. One lock per log, held to the end of the transaction.
  static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

  static final String HEAD = "select coalesce(max(position), 0) from events";

  static final String EVENT_COLUMNS =
      " position, stream, version, key, event_id, type, data, metadata, recorded_at ";

  static final String AFTER =
      "select" + EVENT_COLUMNS + "from events where position > ? order by position limit ?";

  static final String AFTER_OF_TYPES =
      "select"
          + EVENT_COLUMNS
          + "from events where position > ? and type = any(?) order by position limit ?";

  static final String WITH_KEY =
      "select"
          + EVENT_COLUMNS
          + "from events where key = ? and position > ? order by position limit ?";

  /// Parameters: streams and the versions behind which to read, as arrays of equal length.
  static final String STREAMS =
      """
      select e.position, e.stream, e.version, e.key, e.event_id, e.type, e.data, e.metadata,
             e.recorded_at
      from unnest(?::text[], ?::bigint[]) as wanted (stream, version)
      join events e on e.stream = wanted.stream and e.version > wanted.version
      order by e.stream, e.version
      """;

  static final String VERSIONS =
      """
      select wanted.stream, coalesce(
        (select max(e.version) from events e where e.stream = wanted.stream), 0) as version
      from unnest(?::text[]) as wanted (stream)
      """;

  static final String INSERT_EVENT =
      """
      insert into events
        (position, stream, version, key, event_id, type, data, metadata, recorded_at)
      values (?, ?, ?, ?, ?, ?, ?::json, ?::json, ?)
      """;

  static final String ANSWERS =
      "select scope, body_sha256, answer, given_at from answers where scope = any(?)";

  /// Takes the place of an answer that is too old to count and not yet deleted.
  static final String INSERT_ANSWER =
      """
      insert into answers (scope, body_sha256, answer, given_at) values (?, ?, ?, ?)
      on conflict (scope) do update set body_sha256 = excluded.body_sha256,
        answer = excluded.answer, given_at = excluded.given_at
      """;

  static final String FORGET_ANSWERS = "delete from answers where given_at <= ?";

  /// Locks the rows: a subscription also moves its checkpoint past what it skips, without the log's
  /// lock.
  static final String CHECKPOINTS =
      "select name, position from checkpoints where name = any(?) for update";

  static final String CHECKPOINT = "select position from checkpoints where name = ?";

  static final String MOVE_CHECKPOINT =
      """
      insert into checkpoints (name, position) values (?, ?)
      on conflict (name) do update set position = excluded.position
      """;

  static final String INSERT_EFFECT =
      """
      insert into effects (effect_id, kind, stream, payload, metadata, wished_at, due_at)
      values (?, ?, ?, ?::json, ?::json, ?, ?)
      """;

  static final String EFFECTS_DONE = "delete from effects where effect_id = any(?)";

  static final String SET_DEADLINE =
      """
      insert into deadlines (stream, due_at) values (?, ?)
      on conflict (stream) do update set due_at = excluded.due_at
      """;

  static final String CLEAR_DEADLINES = "delete from deadlines where stream = any(?)";

  static final String SNAPSHOTS =
      """
      select stream, version, schema_version, state, last_at from snapshots where stream = any(?)
      """;

  static final String SAVE_SNAPSHOT =
      """
      insert into snapshots (stream, version, schema_version, state, last_at)
      values (?, ?, ?, ?, ?)
      on conflict (stream) do update set version = excluded.version,
        schema_version = excluded.schema_version, state = excluded.state,
        last_at = excluded.last_at
      """;

  private Sql() {}
}
