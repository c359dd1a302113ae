package io.boxoffice.orders.adapter;

import static io.boxoffice.orders.application.Orders.ORDER;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.core.Json;
import io.boxoffice.eventlog.Aggregates;
import io.boxoffice.eventlog.Aggregates.Versioned;
import io.boxoffice.eventlog.Recorded;
import io.boxoffice.orders.domain.Order;
import io.boxoffice.web.Caller;
import io.boxoffice.web.Page;
import io.boxoffice.web.PageRequest;
import io.boxoffice.web.Problem;
import io.boxoffice.web.ProblemException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Shows orders. A single one is read from its stream and never stale.
@RestController
public final class OrderQueries {
  private final Aggregates aggregates;
  private final SaleRules rules;
  private final OrdersOfCustomer orders;

  public OrderQueries(Aggregates aggregates, SaleRules rules, OrdersOfCustomer orders) {
    this.aggregates = aggregates;
    this.rules = rules;
    this.orders = orders;
  }

  /// Something that happened to an order.
  record HistoryItem(String type, long version, Instant at, JsonNode data) {}

  @GetMapping("/api/v1/orders/{id}")
  ResponseEntity<OrderView> one(
      @PathVariable OrderId id, Caller caller, @RequestParam @Nullable Instant asOf) {
    Optional<Versioned<Order>> found =
        asOf == null ? aggregates.find(ORDER, id) : aggregates.find(ORDER, id, asOf);
    Versioned<Order> versioned = found.orElseThrow(OrderQueries::unknown);
    return ResponseEntity.ok()
        .eTag(String.valueOf(versioned.version()))
        .body(OrderView.of(visible(versioned.state(), caller)));
  }

  @GetMapping("/api/v1/orders/{id}/history")
  Page<HistoryItem> history(@PathVariable OrderId id, Caller caller) {
    Order order = aggregates.find(ORDER, id).orElseThrow(OrderQueries::unknown).state();
    var _ = visible(order, caller);
    return new Page<>(
        aggregates.history(ORDER, id).stream().map(OrderQueries::item).toList(), Optional.empty());
  }

  @GetMapping("/api/v1/orders")
  Page<OrdersOfCustomer.Row> own(
      Caller caller,
      PageRequest page,
      @RequestParam Order.@Nullable Status status,
      @RequestParam @Nullable ShowId showId,
      @RequestParam @Nullable Instant from,
      @RequestParam @Nullable Instant to) {
    var filter = new OrdersOfCustomer.Filter(status, showId, from, to);
    return orders.page(new AccountId(caller.account()), filter, page);
  }

  /// The order, if the caller may see it; who may not is not told that it exists.
  private Order.Placed visible(Order order, Caller caller) {
    if (order instanceof Order.Placed placed
        && (placed.purchase().customerId().value().equals(caller.account())
            || caller.isOperator()
            || organizes(caller, placed.purchase().showId()))) {
      return placed;
    }
    throw unknown();
  }

  private boolean organizes(Caller caller, ShowId show) {
    return (caller.everyOrganization() || !caller.organizations().isEmpty())
        && rules
            .ofShow(show)
            .filter(found -> caller.mayOrganize(found.organization().value()))
            .isPresent();
  }

  private static HistoryItem item(Recorded<OrderEvent> event) {
    ObjectNode data = Json.mapper().valueToTree(event.event());
    // The means of payment is between the customer and the provider.
    data.remove("methodToken");
    return new HistoryItem(
        OrderEvent.CODEC.typeOf(event.event()), event.version(), event.at(), data);
  }

  private static ProblemException unknown() {
    return new ProblemException(Problem.notFound());
  }
}
