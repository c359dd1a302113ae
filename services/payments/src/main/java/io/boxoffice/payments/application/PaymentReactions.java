package io.boxoffice.payments.application;

import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.messaging.EventSource;
import io.boxoffice.messaging.Reaction;
import io.boxoffice.payments.domain.PaymentCommand;
import io.boxoffice.payments.domain.ProviderEvent.ProviderNotified;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What payments do on hearing of orders and of the provider.
public final class PaymentReactions {
  private static final Logger LOG = LoggerFactory.getLogger(PaymentReactions.class);
  private static final EventSource<OrderEvent> ORDERS =
      new EventSource<>("orders", OrderEvent.CODEC);

  private final Payments payments;
  private final NoticeReader reader;

  public PaymentReactions(Payments payments, NoticeReader reader) {
    this.payments = payments;
    this.reader = reader;
  }

  /// What an order wants done with its money.
  public Reaction toOrders() {
    return Reaction.named("payments-of-orders")
        .on(ORDERS, OrderEvent.PaymentRequested.class, e -> List.of(request(e.event())))
        .on(ORDERS, OrderEvent.OrderCancelled.class, e -> List.of(voidAll(e.event())))
        .on(ORDERS, OrderEvent.RefundRequested.class, e -> List.of(sendBack(e.event())));
  }

  /// What the provider told by its webhook, stored before.
  public Reaction toNotices() {
    return Reaction.named("payments-notices")
        .on(Payments.NOTICES, ProviderNotified.class, notified -> noticed(notified.event()));
  }

  private AddressedCommand<?, ?, ?, ?> request(OrderEvent.PaymentRequested event) {
    return payments.command(
        event.orderId(),
        at ->
            new PaymentCommand.Request(
                event.orderId(),
                event.attempt(),
                event.amount(),
                event.methodToken(),
                event.payBy(),
                at));
  }

  private AddressedCommand<?, ?, ?, ?> voidAll(OrderEvent.OrderCancelled event) {
    return payments.command(event.orderId(), PaymentCommand.VoidAll::new);
  }

  private AddressedCommand<?, ?, ?, ?> sendBack(OrderEvent.RefundRequested event) {
    return payments.command(
        event.orderId(), at -> new PaymentCommand.SendBack(event.attempt(), event.reason(), at));
  }

  private List<AddressedCommand<?, ?, ?, ?>> noticed(ProviderNotified notified) {
    Optional<NoticeReader.Shown> shown = reader.read(notified.body());
    if (shown.isEmpty()) {
      LOG.warn("notice {} is not about a payment of ours", notified.providerEventId());
      return List.of();
    }
    return new ArrayList<>(payments.report(shown.get().reference(), shown.get().payment()));
  }
}
