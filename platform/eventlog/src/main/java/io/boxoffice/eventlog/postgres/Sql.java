package io.boxoffice.eventlog.postgres;

/// Every statement of the event log, named by what it does.
final class Sql {

  static final String HEAD = "select coalesce(max(position), 0) from events";

  /// Parameter: the log's lock key. One lock per log, held to the end of the transaction. What is
  /// sent with it looks after the lock was given.
  static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

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

  /// Events of several streams that are read at once; whoever gets as many asks for more.
  static final int STREAMS_PAGE = 2_000;

  /// Parameters: streams and the versions behind which to read, as arrays of equal length. A long
  /// stream is entered where it goes on, and left after a page.
  static final String STREAMS =
      """
      select e.position, e.stream, e.version, e.key, e.event_id, e.type, e.data, e.metadata,
             e.recorded_at
      from unnest(?::text[], ?::bigint[]) with ordinality as wanted (stream, version, place)
      cross join lateral (
        select * from events e where e.stream = wanted.stream and e.version > wanted.version
        order by e.version limit %1$d) e
      order by wanted.place, e.version limit %1$d
      """
          .formatted(STREAMS_PAGE);

  /// A time that comes as microseconds of the epoch; exact, since the interval's factor is.
  private static final String AT = "timestamptz 'epoch' + %s * interval '1 microsecond'";

  /// Parameters: the head, the streams and the versions that are continued from. Fails with
  /// [#HEAD_MOVED] or [#VERSION_CONFLICT] if one is another.
  static final String CONTINUE = "select continue_log(?, ?::text[], ?::bigint[])";

  /// SQLSTATE; the detail is where the log ends.
  static final String HEAD_MOVED = "BX001";

  /// SQLSTATE; the detail is the version continued from, the stream's version, and the stream.
  static final String VERSION_CONFLICT = "BX002";

  static final String COMMIT = "commit";

  /// Parameters: the columns of the events as arrays.
  static final String INSERT_EVENTS =
      """
      insert into events
        (position, stream, version, key, event_id, type, data, metadata, recorded_at)
      select e.position, e.stream, e.version, e.key, e.event_id, e.type, e.data::json,
             e.metadata::json, %s
      from unnest(?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::uuid[], ?::text[],
                  ?::text[], ?::text[], ?::bigint[])
        as e (position, stream, version, key, event_id, type, data, metadata, recorded_at)
      """
          .formatted(AT.formatted("e.recorded_at"));

  static final String ANSWERS =
      "select scope, body_sha256, answer, given_at from answers where scope = any(?)";

  /// Takes the place of an answer that is too old to count and not yet deleted.
  static final String INSERT_ANSWERS =
      """
      insert into answers (scope, body_sha256, answer, given_at)
      select a.scope, a.body_sha256, a.answer, %s
      from unnest(?::text[], ?::text[], ?::text[], ?::bigint[])
        as a (scope, body_sha256, answer, given_at)
      on conflict (scope) do update set body_sha256 = excluded.body_sha256,
        answer = excluded.answer, given_at = excluded.given_at
      """
          .formatted(AT.formatted("a.given_at"));

  static final String FORGET_ANSWERS = "delete from answers where given_at <= ?";

  /// Locks the rows: a subscription also moves its checkpoint past what it skips, without the log's
  /// lock.
  static final String CHECKPOINTS =
      "select name, position from checkpoints where name = any(?) for update";

  static final String CHECKPOINT = "select position from checkpoints where name = ?";

  static final String MOVE_CHECKPOINTS =
      """
      insert into checkpoints (name, position) select * from unnest(?::text[], ?::bigint[])
      on conflict (name) do update set position = excluded.position
      """;

  static final String INSERT_EFFECTS =
      """
      insert into effects (effect_id, kind, stream, payload, metadata, wished_at, due_at)
      select e.effect_id, e.kind, e.stream, e.payload::json, e.metadata::json, %1$s, %1$s
      from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
        as e (effect_id, kind, stream, payload, metadata, due_at)
      """
          .formatted(AT.formatted("e.due_at"));

  static final String EFFECTS_DONE = "delete from effects where effect_id = any(?::uuid[])";

  static final String SET_DEADLINES =
      """
      insert into deadlines (stream, due_at)
      select d.stream, %s from unnest(?::text[], ?::bigint[]) as d (stream, due_at)
      on conflict (stream) do update set due_at = excluded.due_at
      """
          .formatted(AT.formatted("d.due_at"));

  static final String CLEAR_DEADLINES = "delete from deadlines where stream = any(?::text[])";

  private Sql() {}
}
