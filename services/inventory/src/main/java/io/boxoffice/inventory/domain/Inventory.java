package io.boxoffice.inventory.domain;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.core.Invariant;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/// The capacity of one show and who has it. Immutable; a change costs the logarithm of its size, at
/// 100,000 holds as at ten.
///
/// @param holds those in force, bound or not; sorted, since ids made one after the other are near
///     each other then, and a new hold copies what the last one has just copied
/// @param customers those who hold or bought something
public record Inventory(
    Sale sale,
    PMap<OfferId, Stock> offers,
    TreePMap<HoldId, Held> holds,
    TreePMap<AccountId, Customer> customers) {

  /// A show of which nothing is known. Its trees compare a dozen times for each hold, so their
  /// comparators are written out: `Comparator.comparing` calls two functions more each time.
  public static Inventory unknown() {
    return new Inventory(
        new Sale.Unannounced(),
        HashTreePMap.empty(),
        TreePMap.empty((left, right) -> left.value().compareTo(right.value())),
        TreePMap.empty((left, right) -> left.value().compareTo(right.value())));
  }

  public Optional<Held> hold(HoldId holdId) {
    return Optional.ofNullable(holds.get(holdId));
  }

  public Optional<Stock> offer(OfferId offerId) {
    return Optional.ofNullable(offers.get(offerId));
  }

  Customer customer(AccountId customerId) {
    return customers.getOrDefault(customerId, Customer.NEW);
  }

  /// The hold of an order; their ids are equal.
  static HoldId holdOf(OrderId orderId) {
    return new HoldId(orderId.value());
  }

  static OrderId orderOf(HoldId holdId) {
    return new OrderId(holdId.value());
  }

  /// Whether this hold of the customer was sold.
  public boolean isSold(HoldId holdId, AccountId customerId) {
    return customer(customerId).sold().contains(orderOf(holdId));
  }

  /// When the next unbound hold ends.
  public Optional<Instant> deadline() {
    return nextLapse().map(Lapse::at);
  }

  /// The oldest unbound hold.
  Optional<Lapse> nextLapse() {
    Optional<Lapse> next = Optional.empty();
    for (Stock stock : offers.values()) {
      if (!stock.lapses().isEmpty()) {
        Lapse first = stock.lapses().first();
        next = next.filter(lapse -> lapse.compareTo(first) <= 0).or(() -> Optional.of(first));
      }
    }
    return next;
  }

  /// The same with this said of its sale.
  public Inventory with(Sale announced) {
    return new Inventory(announced, offers, holds, customers);
  }

  /// The same with one more offer.
  public Inventory with(Stock stock) {
    Invariant.check(!offers.containsKey(stock.offerId()), "an offer is listed twice");
    return new Inventory(sale, offers.plus(stock.offerId(), stock), holds, customers);
  }

  /// The same with a customer of whom nothing was known.
  public Inventory with(AccountId customerId, Customer customer) {
    Invariant.check(!customers.containsKey(customerId), "a customer comes twice");
    return new Inventory(sale, offers, holds, customers.plus(customerId, customer));
  }

  /// The same with one more hold.
  public Inventory plus(Held hold) {
    TreePMap<HoldId, Held> more = holds.plus(hold.holdId(), hold);
    Invariant.check(more.size() > holds.size(), "a hold is made twice");
    Lapse lapse = hold.lapse();
    return new Inventory(
        sale,
        changed(hold, (stock, quantity) -> stock.plusHeld(quantity, lapse)),
        more,
        customers.plus(hold.customerId(), customer(hold.customerId()).plusHeld(hold, lapse)));
  }

  Inventory minus(HoldId holdId) {
    Held hold = inForce(holdId);
    Lapse lapse = hold.lapse();
    Customer left = customer(hold.customerId()).minusHeld(hold, lapse);
    return new Inventory(
        sale,
        changed(hold, (stock, quantity) -> stock.minusHeld(quantity, lapse)),
        holds.minus(holdId),
        left.hasNothing()
            ? customers.minus(hold.customerId())
            : customers.plus(hold.customerId(), left));
  }

  Inventory expired(HoldId holdId) {
    Invariant.check(!inForce(holdId).bound(), "a bound hold has no clock");
    return minus(holdId);
  }

  /// The same with a hold that has no clock any more.
  public Inventory bound(HoldId holdId) {
    Held hold = inForce(holdId);
    Lapse lapse = hold.lapse();
    Invariant.check(!hold.bound(), "a hold is bound twice");
    return new Inventory(
        sale,
        changed(hold, (stock, _) -> stock.unclocked(lapse)),
        holds.plus(holdId, hold.toOrder()),
        customers.plus(hold.customerId(), customer(hold.customerId()).unclocked(lapse)));
  }

  Inventory sold(OrderId orderId) {
    Held hold = inForce(holdOf(orderId));
    Lapse lapse = hold.lapse();
    return new Inventory(
        sale,
        changed(hold, (stock, quantity) -> stock.heldToSold(quantity, lapse)),
        holds.minus(hold.holdId()),
        customers.plus(hold.customerId(), customer(hold.customerId()).heldToSold(lapse)));
  }

  private Held inForce(HoldId holdId) {
    return Invariant.present(holds.get(holdId), "hold");
  }

  private PMap<OfferId, Stock> changed(Held hold, BiFunction<Stock, Integer, Stock> change) {
    PMap<OfferId, Stock> after = offers;
    for (Line line : hold.lines()) {
      Stock stock = Invariant.present(after.get(line.offerId()), "offer");
      after = after.plus(line.offerId(), change.apply(stock, line.quantity()));
    }
    return after;
  }
}
