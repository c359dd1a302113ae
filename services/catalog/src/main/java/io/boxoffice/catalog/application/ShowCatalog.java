package io.boxoffice.catalog.application;

import io.boxoffice.catalog.domain.Show;
import io.boxoffice.catalog.domain.Show.Known;
import io.boxoffice.catalog.domain.ShowCommand;
import io.boxoffice.catalog.domain.ShowDecider;
import io.boxoffice.catalog.domain.ShowRefusal;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.catalog.ShowEvent;
import io.boxoffice.eventlog.AggregateType;
import io.boxoffice.eventlog.Aggregates;
import java.util.Optional;

/// Single shows, read from their streams: never stale.
public final class ShowCatalog {

  /// The streams are `show-<show id>`.
  public static final AggregateType<Show, ShowCommand, ShowEvent, ShowRefusal> SHOW =
      AggregateType.of("show", new ShowDecider(), ShowEvent.CODEC);

  private final Aggregates aggregates;

  /// A show at a version of its stream.
  public record Versioned(Known show, long version) {}

  public ShowCatalog(Aggregates aggregates) {
    this.aggregates = aggregates;
  }

  /// A show, drafted or published.
  public Optional<Versioned> find(ShowId showId) {
    return aggregates
        .find(SHOW, showId)
        .flatMap(
            found ->
                switch (found.state()) {
                  case Show.Unknown() -> Optional.empty();
                  case Known known -> Optional.of(new Versioned(known, found.version()));
                });
  }
}
