package io.boxoffice.catalog.domain;

import static io.boxoffice.core.Decision.accept;
import static io.boxoffice.core.Decision.nothing;
import static io.boxoffice.core.Decision.refuse;

import io.boxoffice.catalog.domain.Show.Known;
import io.boxoffice.catalog.domain.Show.Status;
import io.boxoffice.catalog.domain.Show.Unknown;
import io.boxoffice.catalog.domain.ShowCommand.AddOffer;
import io.boxoffice.catalog.domain.ShowCommand.Create;
import io.boxoffice.catalog.domain.ShowCommand.Publish;
import io.boxoffice.contracts.catalog.Offer;
import io.boxoffice.contracts.catalog.ShowEvent;
import io.boxoffice.contracts.catalog.ShowEvent.OfferAdded;
import io.boxoffice.contracts.catalog.ShowEvent.ShowCreated;
import io.boxoffice.contracts.catalog.ShowEvent.ShowPublished;
import io.boxoffice.core.Decider;
import io.boxoffice.core.Decision;
import io.boxoffice.core.InvariantViolation;
import java.util.List;

/// Decides what may happen to a show. A command repeated is nothing to do.
public final class ShowDecider implements Decider<Show, ShowCommand, ShowEvent, ShowRefusal> {

  /// Offers of a show. Inventory lists all of them in one unit when it hears of a show.
  public static final int OFFERS_MAX = 50;

  @Override
  public Show initial() {
    return new Unknown();
  }

  @Override
  public Decision<ShowEvent, ShowRefusal> decide(ShowCommand command, Show show) {
    return switch (show) {
      case Unknown() -> decideUnknown(command);
      case Known known -> decideKnown(command, known);
    };
  }

  private static Decision<ShowEvent, ShowRefusal> decideUnknown(ShowCommand command) {
    return switch (command) {
      case Create(var showId, var organizationId, var details, var at) ->
          accept(new ShowCreated(showId, organizationId, details, at));
      case AddOffer _, Publish _ -> refuse(ShowRefusal.UNKNOWN_SHOW);
    };
  }

  private static Decision<ShowEvent, ShowRefusal> decideKnown(ShowCommand command, Known show) {
    return switch (command) {
      case Create _ -> nothing();
      case AddOffer add -> addOffer(add, show);
      case Publish publish -> publish(publish, show);
    };
  }

  private static Decision<ShowEvent, ShowRefusal> addOffer(AddOffer add, Known show) {
    Offer offer = add.offer();
    if (show.offers().stream().anyMatch(other -> other.offerId().equals(offer.offerId()))) {
      return nothing();
    }
    if (show.offers().size() >= OFFERS_MAX) {
      return refuse(ShowRefusal.TOO_MANY_OFFERS);
    }
    String currency = offer.price().currency();
    return show.offers().stream().allMatch(other -> other.price().currency().equals(currency))
        ? accept(new OfferAdded(show.showId(), offer, add.at()))
        : refuse(ShowRefusal.CURRENCY_DIFFERS);
  }

  private static Decision<ShowEvent, ShowRefusal> publish(Publish publish, Known show) {
    if (show.isPublished()) {
      return nothing();
    }
    if (show.offers().isEmpty()) {
      return refuse(ShowRefusal.NO_OFFERS);
    }
    return publish.at().isBefore(show.saleEnds())
        ? accept(
            new ShowPublished(
                show.showId(), show.organizationId(), show.details(), show.offers(), publish.at()))
        : refuse(ShowRefusal.SALE_OVER);
  }

  @Override
  public Show evolve(Show show, ShowEvent event) {
    return switch (show) {
      case Unknown() -> created(event);
      case Known known -> changed(known, event);
    };
  }

  private static Show created(ShowEvent event) {
    return switch (event) {
      case ShowCreated(var showId, var organizationId, var details, var _) ->
          new Known(showId, organizationId, details, List.of(), Status.DRAFT);
      case OfferAdded _, ShowPublished _ -> throw impossible(event);
    };
  }

  private static Show changed(Known show, ShowEvent event) {
    return switch (event) {
      case ShowCreated _ -> throw impossible(event);
      case OfferAdded added -> show.plus(added.offer());
      case ShowPublished _ when show.isPublished() -> throw impossible(event);
      case ShowPublished _ -> show.published();
    };
  }

  private static InvariantViolation impossible(ShowEvent event) {
    return new InvariantViolation("can't be now: " + event);
  }
}
