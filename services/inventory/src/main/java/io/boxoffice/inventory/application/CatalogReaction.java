package io.boxoffice.inventory.application;

import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.catalog.Offer;
import io.boxoffice.contracts.catalog.ShowDetails;
import io.boxoffice.contracts.catalog.ShowEvent;
import io.boxoffice.contracts.catalog.ShowEvent.OfferAdded;
import io.boxoffice.contracts.catalog.ShowEvent.ShowPublished;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.Recorded;
import io.boxoffice.inventory.domain.InventoryCommand.ListOffer;
import io.boxoffice.inventory.domain.InventoryCommand.OpenSale;
import io.boxoffice.messaging.EventSource;
import io.boxoffice.messaging.Reaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Offers and shows of the catalog come on sale.
public final class CatalogReaction {
  private static final EventSource<ShowEvent> CATALOG =
      new EventSource<>("catalog", ShowEvent.CODEC);

  private final int maxPerCustomer;

  /// @param maxPerCustomer of shows that don't say
  public CatalogReaction(int maxPerCustomer) {
    this.maxPerCustomer = maxPerCustomer;
  }

  public Reaction reaction() {
    return Reaction.named("inventory-catalog")
        .on(CATALOG, OfferAdded.class, CatalogReaction::list)
        .on(CATALOG, ShowPublished.class, this::open);
  }

  private static List<AddressedCommand<?, ?, ?, ?>> list(Recorded<OfferAdded> added) {
    return List.of(list(added.event().showId(), added.event().offer()));
  }

  private List<AddressedCommand<?, ?, ?, ?>> open(Recorded<ShowPublished> published) {
    ShowPublished show = published.event();
    List<AddressedCommand<?, ?, ?, ?>> commands = new ArrayList<>();
    show.offers().forEach(offer -> commands.add(list(show.showId(), offer)));
    commands.add(ShowInventory.TYPE.command(show.showId(), _ -> opened(show)));
    return commands;
  }

  private OpenSale opened(ShowPublished show) {
    ShowDetails details = show.details();
    Instant opensAt = details.saleOpensAt();
    Instant closesAt = details.saleClosesAt();
    Integer limit = details.maxPerCustomer();
    return new OpenSale(
        show.showId(),
        opensAt == null ? show.at() : opensAt,
        closesAt == null ? details.startsAt() : closesAt,
        limit == null ? maxPerCustomer : limit);
  }

  private static AddressedCommand<?, ?, ?, ?> list(ShowId showId, Offer offer) {
    return ShowInventory.TYPE.command(showId, _ -> new ListOffer(showId, offer));
  }
}
