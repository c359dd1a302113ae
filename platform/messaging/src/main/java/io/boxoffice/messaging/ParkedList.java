package io.boxoffice.messaging;

import io.boxoffice.messaging.ParkedEvent.State;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which events has a service set aside? The oldest first.
final class ParkedList {
  private static final String PAGE =
      """
      select %s from parked_events
      where (parked_at, parked_id) > (:afterAt, :afterId)
        and (cast(:subscription as text) is null or subscription = :subscription)
        and (case when cast(:state as text) is null then state <> 'DROPPED'
             else state = :state end)
      order by parked_at, parked_id
      limit :limit
      """
          .formatted(ParkedEvents.COLUMNS);

  private static final String COUNTS =
      """
      select subscription, log, partition, state, count(*) as events from parked_events
      where state <> 'DROPPED'
      group by subscription, log, partition, state
      """;

  private final JdbcClient rows;

  ParkedList(JdbcClient rows) {
    this.rows = rows;
  }

  List<ParkedEvent> page(ParkedFilter filter, Instant afterAt, UUID afterId, int limit) {
    State state = filter.state();
    return rows.sql(PAGE)
        .param("afterAt", ParkedEvents.timestamp(afterAt))
        .param("afterId", afterId)
        .param("subscription", filter.subscription())
        .param("state", state == null ? null : state.name())
        .param("limit", limit)
        .query((row, _) -> ParkedEvents.parked(row))
        .list();
  }

  /// How many there are of each state, by the name of their lane's checkpoint.
  Map<String, Map<State, Long>> counts() {
    Map<String, Map<State, Long>> counts = new HashMap<>();
    rows.sql(COUNTS)
        .query(
            row -> {
              String lane =
                  Lane.checkpoint(
                      row.getString("subscription"), row.getString("log"), row.getInt("partition"));
              counts
                  .computeIfAbsent(lane, _ -> new EnumMap<>(State.class))
                  .put(State.valueOf(row.getString("state")), row.getLong("events"));
            });
    return counts;
  }
}
