package io.boxoffice.tickets.adapter;

import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.catalog.ShowEvent;
import io.boxoffice.contracts.catalog.ShowEvent.ShowPublished;
import io.boxoffice.messaging.EventSource;
import io.boxoffice.messaging.Projection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who runs a show, and so whose door staff lets people in. A show never changes hands.
public final class OrganizationsOfShows {
  private static final String ADD =
      """
      insert into shows (show_id, organization_id) values (:show, :organization)
      on conflict do nothing
      """;

  private static final String FIND = "select organization_id from shows where show_id = :show";

  private final JdbcClient rows;

  public OrganizationsOfShows(JdbcClient rows) {
    this.rows = rows;
  }

  public static Projection projection() {
    return Projection.named("tickets-organizations-of-shows")
        .on(
            new EventSource<>("catalog", ShowEvent.CODEC),
            ShowPublished.class,
            (published, rows) ->
                rows.sql(ADD)
                    .param("show", published.event().showId().value())
                    .param("organization", published.event().organizationId().value())
                    .write());
  }

  Optional<UUID> of(ShowId show) {
    return rows.sql(FIND).param("show", show.value()).query(UUID.class).optional();
  }
}
