package io.boxoffice.inventory.application;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.core.Json;
import io.boxoffice.core.Money;
import io.boxoffice.eventlog.Snapshots;
import io.boxoffice.inventory.domain.Customer;
import io.boxoffice.inventory.domain.Held;
import io.boxoffice.inventory.domain.Inventory;
import io.boxoffice.inventory.domain.Sale;
import io.boxoffice.inventory.domain.Stock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A part of a show's inventory as compact JSON: rows are arrays, and offers are named by their
/// place in the list of the first part. What follows from the holds, such as who they belong to and
/// when they lapse, is left out.
///
/// @param sale null: not announced, or not the first part
/// @param offers all of them, in the first part
/// @param holds some
/// @param buyers some
record InventorySnapshot(
    @Nullable SaleRow sale, List<OfferRow> offers, List<BuyerRow> buyers, List<HoldRow> holds) {

  /// Counts the forms of this record.
  private static final int SCHEMA_VERSION = 2;

  /// A snapshot costs in proportion to what the show has, up to some 100 bytes for each hold and
  /// sold order, so it is written once for many events; a restart reads as many at most.
  private static final int EVERY_MIN = 50_000;

  /// Some 200 KB of text: small for the collector, large for a round trip.
  private static final int ROWS_OF_A_PART = 2_000;

  static final Snapshots<Inventory> KEPT =
      new Snapshots<>(
          SCHEMA_VERSION,
          InventorySnapshot::every,
          InventorySnapshot::write,
          InventorySnapshot::read);

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record SaleRow(ShowId showId, Instant opensAt, Instant closesAt, int maxPerCustomer) {}

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record OfferRow(OfferId offerId, long price, String currency, int capacity, int sold) {}

  /// @param expiresAt microseconds of the epoch, like `lapsesAt`
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record HoldRow(
      HoldId holdId,
      AccountId customerId,
      long expiresAt,
      long lapsesAt,
      boolean bound,
      List<LineRow> lines) {}

  /// @param offer place in the list of offers
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record LineRow(int offer, int quantity, long price, String currency) {}

  /// @param items bought, of all offers
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record BuyerRow(AccountId customerId, int items, List<OrderId> orders) {}

  /// As many events as there are rows, so that what a hold costs does not grow with them. Changes
  /// by doubling: a growing show does not come to be due again and again.
  private static int every(Inventory inventory) {
    int rows = inventory.holds().size() + inventory.customers().size();
    return Math.max(EVERY_MIN, Integer.highestOneBit(rows));
  }

  /// The parts are made one by one: all at once would be as large as the state.
  static Iterable<String> write(Inventory inventory) {
    return () -> parts(inventory).map(Json::write).iterator();
  }

  /// Joined by concat: flatMap would make all parts of a stream before it hands out the first.
  private static Stream<InventorySnapshot> parts(Inventory inventory) {
    List<Stock> stocks = List.copyOf(inventory.offers().values());
    Map<OfferId, Integer> places = new HashMap<>();
    stocks.forEach(stock -> places.put(stock.offerId(), places.size()));
    List<OfferRow> offers = stocks.stream().map(InventorySnapshot::row).toList();
    var first = new InventorySnapshot(row(inventory.sale()), offers, List.of(), List.of());
    Stream<InventorySnapshot> buyers =
        buyers(inventory)
            .gather(Gatherers.windowFixed(ROWS_OF_A_PART))
            .map(rows -> new InventorySnapshot(null, List.of(), rows, List.of()));
    Stream<InventorySnapshot> holds =
        inventory.holds().values().stream()
            .map(hold -> row(hold, places))
            .gather(Gatherers.windowFixed(ROWS_OF_A_PART))
            .map(rows -> new InventorySnapshot(null, List.of(), List.of(), rows));
    return Stream.concat(Stream.of(first), Stream.concat(buyers, holds));
  }

  private static Stream<BuyerRow> buyers(Inventory inventory) {
    Map<AccountId, Integer> held = new HashMap<>();
    for (Held hold : inventory.holds().values()) {
      held.merge(hold.customerId(), hold.items(), Integer::sum);
    }
    return inventory.customers().entrySet().stream()
        .filter(entry -> !entry.getValue().sold().isEmpty())
        .map(
            entry -> {
              Customer buyer = entry.getValue();
              int bought = buyer.items() - held.getOrDefault(entry.getKey(), 0);
              return new BuyerRow(entry.getKey(), bought, List.copyOf(buyer.sold()));
            });
  }

  static Inventory read(Iterable<String> parts) {
    Iterator<String> texts = parts.iterator();
    var first = Json.read(texts.next(), InventorySnapshot.class);
    Inventory inventory = first.begun();
    while (texts.hasNext()) {
      var part = Json.read(texts.next(), InventorySnapshot.class);
      inventory = part.addedTo(inventory, first.offers());
    }
    return inventory;
  }

  private Inventory begun() {
    Inventory inventory = Inventory.unknown().with(announced());
    for (OfferRow offer : offers) {
      var price = new Money(offer.price(), offer.currency());
      inventory = inventory.with(Stock.of(offer.offerId(), price, offer.capacity(), offer.sold()));
    }
    return inventory;
  }

  private Inventory addedTo(Inventory begun, List<OfferRow> listed) {
    Inventory inventory = begun;
    for (BuyerRow buyer : buyers) {
      inventory = inventory.with(buyer.customerId(), Customer.of(buyer.items(), buyer.orders()));
    }
    for (HoldRow hold : holds) {
      inventory = inventory.plus(held(hold, listed));
      if (hold.bound()) {
        inventory = inventory.bound(hold.holdId());
      }
    }
    return inventory;
  }

  private Sale announced() {
    return sale == null
        ? new Sale.Unannounced()
        : new Sale.Announced(sale.showId(), sale.opensAt(), sale.closesAt(), sale.maxPerCustomer());
  }

  private static Held held(HoldRow row, List<OfferRow> offers) {
    List<Line> lines =
        row.lines().stream()
            .map(
                line ->
                    new Line(
                        offers.get(line.offer()).offerId(),
                        line.quantity(),
                        new Money(line.price(), line.currency())))
            .toList();
    return new Held(
        row.holdId(),
        row.customerId(),
        lines,
        instant(row.expiresAt()),
        instant(row.lapsesAt()),
        false);
  }

  private static @Nullable SaleRow row(Sale sale) {
    return switch (sale) {
      case Sale.Unannounced() -> null;
      case Sale.Announced(var showId, var opensAt, var closesAt, var limit) ->
          new SaleRow(showId, opensAt, closesAt, limit);
    };
  }

  private static OfferRow row(Stock stock) {
    return new OfferRow(
        stock.offerId(),
        stock.price().amount(),
        stock.price().currency(),
        stock.capacity(),
        stock.sold());
  }

  private static HoldRow row(Held hold, Map<OfferId, Integer> places) {
    return new HoldRow(
        hold.holdId(),
        hold.customerId(),
        micros(hold.expiresAt()),
        micros(hold.lapsesAt()),
        hold.bound(),
        hold.lines().stream().map(line -> row(line, places)).toList());
  }

  private static LineRow row(Line line, Map<OfferId, Integer> places) {
    return new LineRow(
        places.getOrDefault(line.offerId(), -1),
        line.quantity(),
        line.unitPrice().amount(),
        line.unitPrice().currency());
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
