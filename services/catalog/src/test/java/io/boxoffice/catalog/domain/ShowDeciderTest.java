package io.boxoffice.catalog.domain;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.boxoffice.catalog.domain.ShowCommand.AddOffer;
import io.boxoffice.catalog.domain.ShowCommand.Create;
import io.boxoffice.catalog.domain.ShowCommand.Publish;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.catalog.Offer;
import io.boxoffice.contracts.catalog.ShowDetails;
import io.boxoffice.contracts.catalog.ShowEvent;
import io.boxoffice.contracts.catalog.ShowEvent.OfferAdded;
import io.boxoffice.contracts.catalog.ShowEvent.ShowCreated;
import io.boxoffice.contracts.catalog.ShowEvent.ShowPublished;
import io.boxoffice.core.InvariantViolation;
import io.boxoffice.core.Money;
import io.boxoffice.testing.DeciderSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A show from its first draft to its publication.
final class ShowDeciderTest {
  private static final ShowId SHOW = new ShowId(new UUID(1, 1));
  private static final OrganizationId OPERA = new OrganizationId(new UUID(1, 2));
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final Instant STARTS = NOW.plus(Duration.ofDays(9));
  private static final ShowDetails DETAILS = details(null);
  private static final Offer STALLS = offer(1, "EUR");

  private final DeciderSpecification<Show, ShowCommand, ShowEvent, ShowRefusal> unknown =
      DeciderSpecification.of(new ShowDecider());
  private final DeciderSpecification<Show, ShowCommand, ShowEvent, ShowRefusal> draft =
      unknown.given(new ShowCreated(SHOW, OPERA, DETAILS, NOW));

  private static ShowDetails details(@Nullable Instant saleClosesAt) {
    return new ShowDetails(
        "Tosca",
        "",
        "opera",
        new ShowDetails.Venue("Opera", "Vienna", "AT"),
        STARTS,
        STARTS.plus(Duration.ofHours(3)),
        ZoneId.of("Europe/Vienna"),
        null,
        saleClosesAt,
        null,
        null,
        null);
  }

  private static Offer offer(int number, String currency) {
    return new Offer(
        new OfferId(new UUID(2, number)),
        Offer.Kind.TICKET,
        "Stalls",
        new Money(1_000, currency),
        50);
  }

  private static ShowPublished published(Offer... offers) {
    return new ShowPublished(SHOW, OPERA, DETAILS, List.of(offers), NOW);
  }

  @Test
  void a_show_is_created_once() {
    var create = new Create(SHOW, OPERA, DETAILS, NOW);
    unknown.when(create).then(new ShowCreated(SHOW, OPERA, DETAILS, NOW));
    draft.when(create).thenNothing();
  }

  @Test
  void a_show_that_is_not_there_is_unknown() {
    unknown.when(new AddOffer(STALLS, NOW)).thenRefused(ShowRefusal.UNKNOWN_SHOW);
    unknown.when(new Publish(NOW)).thenRefused(ShowRefusal.UNKNOWN_SHOW);
  }

  @Test
  void an_offer_is_added_once() {
    var added = new OfferAdded(SHOW, STALLS, NOW);
    draft.when(new AddOffer(STALLS, NOW)).then(added);
    draft.given(added).when(new AddOffer(STALLS, NOW)).thenNothing();
  }

  @Test
  void an_offer_may_be_added_after_publishing() {
    draft
        .given(new OfferAdded(SHOW, STALLS, NOW), published(STALLS))
        .when(new AddOffer(offer(2, "EUR"), NOW))
        .then(new OfferAdded(SHOW, offer(2, "EUR"), NOW));
  }

  @Test
  void offers_of_a_show_have_one_currency() {
    draft
        .given(new OfferAdded(SHOW, STALLS, NOW))
        .when(new AddOffer(offer(2, "USD"), NOW))
        .thenRefused(ShowRefusal.CURRENCY_DIFFERS);
  }

  @Test
  void a_show_has_a_bounded_number_of_offers() {
    List<OfferAdded> full =
        IntStream.range(0, ShowDecider.OFFERS_MAX)
            .mapToObj(i -> new OfferAdded(SHOW, offer(i, "EUR"), NOW))
            .toList();
    draft
        .given(full)
        .when(new AddOffer(offer(99, "EUR"), NOW))
        .thenRefused(ShowRefusal.TOO_MANY_OFFERS);
    draft
        .given(full.subList(1, full.size()))
        .when(new AddOffer(offer(99, "EUR"), NOW))
        .then(new OfferAdded(SHOW, offer(99, "EUR"), NOW));
  }

  @Test
  void a_show_is_published_once_with_its_offers() {
    var ready = draft.given(new OfferAdded(SHOW, STALLS, NOW));
    ready.when(new Publish(NOW)).then(published(STALLS));
    ready.given(published(STALLS)).when(new Publish(NOW)).thenNothing();
  }

  @Test
  void a_show_without_offers_is_not_published() {
    draft.when(new Publish(NOW)).thenRefused(ShowRefusal.NO_OFFERS);
  }

  @Test
  void a_show_whose_sale_is_over_is_not_published() {
    draft
        .given(new OfferAdded(SHOW, STALLS, NOW))
        .when(new Publish(STARTS))
        .thenRefused(ShowRefusal.SALE_OVER);
    unknown
        .given(new ShowCreated(SHOW, OPERA, details(NOW), NOW))
        .given(new OfferAdded(SHOW, STALLS, NOW))
        .when(new Publish(NOW))
        .thenRefused(ShowRefusal.SALE_OVER);
  }

  static Stream<List<ShowEvent>> impossible() {
    var created = new ShowCreated(SHOW, OPERA, DETAILS, NOW);
    return Stream.of(
        List.of(new OfferAdded(SHOW, STALLS, NOW)),
        List.of(published(STALLS)),
        List.of(created, created),
        List.of(created, published(STALLS), published(STALLS)));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void events_that_can_not_be_are_not_followed(List<ShowEvent> events) {
    var decider = new ShowDecider();
    assertThatExceptionOfType(InvariantViolation.class)
        .isThrownBy(() -> decider.evolve(decider.initial(), events));
  }
}
