package io.boxoffice.payments.application;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.core.Refusal;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.AggregateType;
import io.boxoffice.messaging.EventSource;
import io.boxoffice.payments.domain.Asking;
import io.boxoffice.payments.domain.Notice;
import io.boxoffice.payments.domain.NoticeDecider;
import io.boxoffice.payments.domain.Payment;
import io.boxoffice.payments.domain.PaymentCommand;
import io.boxoffice.payments.domain.PaymentDecider;
import io.boxoffice.payments.domain.ProviderEvent;
import io.boxoffice.payments.domain.ProviderPayment;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// What payments are to the event log.
///
/// @param type of the payments of one order
public record Payments(AggregateType<Payment, PaymentCommand, PaymentEvent, Refusal> type) {

  /// The name of the service, its schema and its log.
  public static final String SERVICE = "payments";

  /// Where the events of payments are read.
  public static final EventSource<PaymentEvent> LOG =
      new EventSource<>(SERVICE, PaymentEvent.CODEC);

  /// A provider's notices, each a stream.
  public static final AggregateType<Notice, Notice.Take, ProviderEvent, Refusal> NOTICE =
      AggregateType.of("webhook", new NoticeDecider(), ProviderEvent.CODEC);

  static final EventSource<ProviderEvent> NOTICES = new EventSource<>(SERVICE, ProviderEvent.CODEC);

  /// Payments whose provider is asked again by this plan.
  public static Payments with(Asking asking) {
    return new Payments(
        AggregateType.of("payment", new PaymentDecider(asking), PaymentEvent.CODEC)
            .waking(payment -> Payment.deadline(payment, asking), PaymentCommand.Wake::new)
            .wishing((event, _) -> Wish.of(event)));
  }

  AddressedCommand<?, ?, ?, ?> command(OrderId order, Function<Instant, PaymentCommand> command) {
    return type.command(order, command);
  }

  /// Tells what the provider shows of one attempt.
  List<AddressedCommand<?, ?, ?, ?>> report(Reference of, ProviderPayment shown) {
    return List.of(
        command(
            of.orderId(), at -> new PaymentCommand.Report(of.orderId(), of.attempt(), shown, at)));
  }
}
