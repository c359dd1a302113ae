package io.boxoffice.app.simulation;

import io.boxoffice.catalog.application.ShowCatalog;
import io.boxoffice.catalog.domain.ShowCommand;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.catalog.Offer;
import io.boxoffice.contracts.catalog.ShowDetails;
import io.boxoffice.contracts.catalog.Shows;
import io.boxoffice.core.Money;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The one show that is sold, and who publishes it.
final class Organizer implements Actor, Shows {
  static final String CURRENCY = "EUR";
  static final ShowId ID = new ShowId(new UUID(7, 1));

  private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(7, 2));

  private final World world;
  private final List<Offer> offers = new ArrayList<>();
  private final List<Function<Instant, ShowCommand>> commands = new ArrayList<>();
  private long readyAt;

  Organizer(World world) {
    this.world = world;
    int count = (int) world.dice.between(1, 3);
    for (int i = 0; i < count; i++) {
      long price = world.dice.oneOf(0, 1_500, 9_900);
      offers.add(
          new Offer(
              new OfferId(new UUID(8, i)),
              Offer.Kind.TICKET,
              "offer " + i,
              new Money(price, CURRENCY),
              world.plan.capacity()));
    }
    commands.add(at -> new ShowCommand.Create(ID, ORGANIZATION, details(), at));
    offers.forEach(offer -> commands.add(at -> new ShowCommand.AddOffer(offer, at)));
    commands.add(ShowCommand.Publish::new);
  }

  List<Offer> offers() {
    return offers;
  }

  @Override
  public Optional<Show> show(ShowId showId) {
    return Optional.of(new Show(showId, ORGANIZATION, details(), offers));
  }

  @Override
  public String name() {
    return "organizer";
  }

  @Override
  public long readyAt() {
    return commands.isEmpty() ? VirtualTime.NEVER : readyAt;
  }

  @Override
  public void step() {
    readyAt = VirtualTime.NEVER;
    var command = ShowCatalog.SHOW.command(ID, commands.getFirst());
    world.send(
        "catalog",
        Unit.of(command, Metadata.of("organizer")),
        took -> {
          if (took) {
            commands.removeFirst();
          }
          readyAt = world.time.in(took ? Duration.ofMillis(5) : Duration.ofMillis(700));
        });
  }

  private ShowDetails details() {
    return new ShowDetails(
        "A show",
        "",
        "concert",
        new ShowDetails.Venue("Hall", "Town", "DE"),
        VirtualTime.START.plus(Duration.ofDays(90)),
        VirtualTime.START.plus(Duration.ofDays(90)).plus(Duration.ofHours(3)),
        ZoneOffset.UTC,
        null,
        null,
        world.plan.maxPerCustomer(),
        null,
        null);
  }
}
