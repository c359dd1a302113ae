package io.boxoffice.inventory.adapter;

import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsHeld;
import io.boxoffice.core.Json;
import io.boxoffice.inventory.application.HoldIndex;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds holds by the key of their events, with an index of its own on the log.
public final class HoldsInLog implements HoldIndex {

  /// Parameter: the hold's id. The type is written out so that the index serves.
  static final String MADE =
      """
      select data from events
      where key = ? and type = 'items.held.v1'
      order by position desc limit 1
      """;

  private final JdbcClient rows;

  public HoldsInLog(JdbcClient rows) {
    this.rows = rows;
  }

  @Override
  public Optional<ItemsHeld> made(HoldId holdId) {
    return rows.sql(MADE)
        .param(holdId.toString())
        .query(String.class)
        .optional()
        .map(data -> Json.read(data, ItemsHeld.class));
  }
}
