package io.boxoffice.orders.adapter;

import static io.boxoffice.orders.application.Orders.ORDER;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.core.InvariantViolation;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.Aggregates;
import io.boxoffice.eventlog.Decided;
import io.boxoffice.orders.application.OrderWatches;
import io.boxoffice.orders.domain.Order;
import io.boxoffice.orders.domain.OrderCommand;
import io.boxoffice.orders.domain.OrderRefusal;
import io.boxoffice.web.Answers;
import io.boxoffice.web.Caller;
import io.boxoffice.web.CommandGate;
import io.boxoffice.web.CommandGate.Request;
import io.boxoffice.web.HttpJson;
import io.boxoffice.web.IdempotentRequest;
import io.boxoffice.web.IfMatch;
import io.boxoffice.web.ProblemException;
import io.boxoffice.web.Reply;
import io.boxoffice.web.Waiting;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Pays orders.
@RestController
public final class OrderPayments {
  private final CommandGate gate;
  private final Aggregates aggregates;
  private final OrderWatches watches;
  private final Duration reservedWithin;

  public OrderPayments(
      CommandGate gate, Aggregates aggregates, OrderWatches watches, Duration reservedWithin) {
    this.gate = gate;
    this.aggregates = aggregates;
    this.watches = watches;
    this.reservedWithin = reservedWithin;
  }

  /// The body of a payment.
  record Pay(@Valid Method method) {}

  /// How to pay.
  ///
  /// @param token the provider's name for the customer's means of payment
  record Method(@NotBlank @Size(max = 200) String token) {}

  @Answers(
      status = {202, 200},
      body = PaymentView.class)
  @PostMapping("/api/v1/orders/{id}/payments")
  Reply pay(
      @PathVariable OrderId id,
      Caller caller,
      IdempotentRequest request,
      IfMatch ifMatch,
      Waiting waiting,
      @RequestBody @Valid Pay body) {
    var _ = request.required();
    // Listens before the command, so that no outcome can slip in between.
    try (OrderWatches.Watch watch = watches.watch(id)) {
      var pay = pay(id, new AccountId(caller.account()), body.method().token(), ifMatch);
      Reply accepted = whenReserved(Request.of(caller, request), pay, watch);
      return waiting.wanted() ? outcome(id, accepted, watch, waiting.duration()) : accepted;
    }
  }

  /// Inventory hears of an order a moment after it was placed: that moment is waited for.
  private Reply whenReserved(
      Request request,
      AddressedCommand<Order, OrderCommand, OrderEvent, OrderRefusal> pay,
      OrderWatches.Watch watch) {
    try {
      return submit(request, pay);
    } catch (ProblemException refused) {
      String slug = refused.problem().slug();
      if (!slug.equals(OrderRefusal.Reason.NOT_RESERVED.slug())) {
        throw refused;
      }
      Optional<Boolean> _ = watch.await(reservedWithin, OrderPayments::reservationIsKnown);
      return submit(request, pay);
    }
  }

  private static Optional<Boolean> reservationIsKnown(OrderEvent event) {
    return event instanceof OrderEvent.OrderReserved || event instanceof OrderEvent.OrderCancelled
        ? Optional.of(true)
        : Optional.empty();
  }

  private static AddressedCommand<Order, OrderCommand, OrderEvent, OrderRefusal> pay(
      OrderId id, AccountId customer, String token, IfMatch ifMatch) {
    return ORDER
        .command(id, at -> new OrderCommand.Pay(customer, token, at))
        .onlyAt(ifMatch.versions());
  }

  private Reply submit(
      Request request, AddressedCommand<Order, OrderCommand, OrderEvent, OrderRefusal> pay) {
    return gate.run(request, pay, decided -> Reply.of(202, PaymentView.pending(attempt(decided))));
  }

  private static int attempt(Decided<Order, OrderEvent> decided) {
    return decided.events().getLast().event() instanceof OrderEvent.PaymentRequested requested
        ? requested.attempt()
        : impossible(decided);
  }

  private static int impossible(Decided<?, ?> decided) {
    throw new InvariantViolation("an accepted payment made " + decided.events());
  }

  private Reply outcome(OrderId id, Reply accepted, OrderWatches.Watch watch, Duration longest) {
    boolean repeated = !(accepted.body() instanceof PaymentView);
    int attempt = HttpJson.mapper().valueToTree(accepted.body()).path("attempt").asInt();
    Optional<PaymentView> known = repeated ? ended(id, attempt) : Optional.empty();
    PaymentView outcome =
        known
            .or(() -> watch.await(longest, event -> PaymentView.of(event, attempt)))
            .or(() -> ended(id, attempt)) // another process may have appended it
            .orElse(PaymentView.pending(attempt));
    return new Reply(200, accepted.headers(), outcome);
  }

  private Optional<PaymentView> ended(OrderId id, int attempt) {
    return aggregates
        .find(ORDER, id)
        .flatMap(
            found ->
                found.state() instanceof Order.Placed order
                    ? Optional.ofNullable(order.attempts().get(attempt))
                        .map(made -> PaymentView.of(order, made))
                    : Optional.empty())
        .filter(view -> view.status() != PaymentView.Outcome.PENDING);
  }
}
