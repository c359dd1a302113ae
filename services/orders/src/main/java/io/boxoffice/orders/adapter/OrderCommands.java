package io.boxoffice.orders.adapter;

import static io.boxoffice.orders.application.Orders.ORDER;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.core.InvariantViolation;
import io.boxoffice.eventlog.Decided;
import io.boxoffice.orders.domain.Order;
import io.boxoffice.orders.domain.OrderCommand;
import io.boxoffice.web.Answers;
import io.boxoffice.web.Caller;
import io.boxoffice.web.CommandGate;
import io.boxoffice.web.CommandGate.Request;
import io.boxoffice.web.IdempotentRequest;
import io.boxoffice.web.IfMatch;
import io.boxoffice.web.Reply;
import jakarta.validation.Valid;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Places and cancels orders.
@RestController
public final class OrderCommands {
  private final CommandGate gate;
  private final Purchases purchases;

  public OrderCommands(CommandGate gate, Purchases purchases) {
    this.gate = gate;
    this.purchases = purchases;
  }

  @Answers(
      status = {201, 200},
      body = OrderView.class)
  @PostMapping("/api/v1/orders")
  Reply place(Caller caller, IdempotentRequest request, @RequestBody @Valid PlaceOrder body) {
    var _ = request.required();
    OrderCommand.Place place = purchases.read(body, new AccountId(caller.account()));
    return gate.run(
        Request.of(caller, request),
        ORDER.command(
            place.orderId(),
            at ->
                new OrderCommand.Place(
                    place.orderId(),
                    place.showId(),
                    place.customerId(),
                    place.lines(),
                    place.payWithin(),
                    place.terms(),
                    at)),
        decided ->
            told(decided.events().isEmpty() ? 200 : 201, decided)
                .withHeader(HttpHeaders.LOCATION, "/api/v1/orders/" + place.orderId()));
  }

  @Answers(status = 200, body = OrderView.class)
  @PostMapping("/api/v1/orders/{id}/cancel")
  Reply cancel(
      @PathVariable OrderId id, Caller caller, IdempotentRequest request, IfMatch ifMatch) {
    var customer = new AccountId(caller.account());
    return gate.run(
        Request.of(caller, request),
        ORDER.command(id, at -> new OrderCommand.Cancel(customer, at)).onlyAt(ifMatch.versions()),
        decided -> told(200, decided));
  }

  private static Reply told(int status, Decided<Order, OrderEvent> decided) {
    return switch (decided.state()) {
      case Order.Placed order ->
          Reply.of(status, OrderView.of(order))
              .withHeader(HttpHeaders.ETAG, IfMatch.tag(decided.version()));
      case Order.Unplaced _ -> throw new InvariantViolation("an accepted order has no state");
    };
  }
}
