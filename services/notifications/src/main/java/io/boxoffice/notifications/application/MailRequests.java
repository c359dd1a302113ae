package io.boxoffice.notifications.application;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.accounts.AccountEvent;
import io.boxoffice.contracts.accounts.AccountEvent.RegistrationRepeated;
import io.boxoffice.contracts.accounts.AccountEvent.VerificationRequested;
import io.boxoffice.contracts.notifications.MailEvent;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.contracts.orders.OrderEvent.OrderCancelled;
import io.boxoffice.contracts.orders.OrderEvent.OrderCompleted;
import io.boxoffice.contracts.orders.OrderEvent.ReminderDue;
import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.contracts.payments.PaymentEvent.PaymentRefunded;
import io.boxoffice.core.Ids;
import io.boxoffice.core.PassingFailure;
import io.boxoffice.core.Refusal;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.AggregateType;
import io.boxoffice.eventlog.Effect;
import io.boxoffice.eventlog.Recorded;
import io.boxoffice.messaging.EventSource;
import io.boxoffice.messaging.Reaction;
import io.boxoffice.notifications.domain.Mail;
import io.boxoffice.notifications.domain.MailCommand;
import io.boxoffice.notifications.domain.MailCommand.Request;
import io.boxoffice.notifications.domain.MailDecider;
import io.boxoffice.notifications.domain.Template;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Which events are a reason to mail somebody. The mail's id follows from the event and the
/// recipient, so that one reason makes one mail.
public final class MailRequests {

  /// A mail; asking for it wishes it to be sent.
  public static final AggregateType<Mail, MailCommand, MailEvent, Refusal> MAIL =
      AggregateType.of("mail", new MailDecider(), MailEvent.CODEC).wishing(MailRequests::wishes);

  /// Customers know of what they did themselves.
  private static final String CANCELLED_BY_CUSTOMER = "cancelled-by-customer";

  private static final EventSource<AccountEvent> ACCOUNTS =
      new EventSource<>("accounts", AccountEvent.CODEC);
  private static final EventSource<OrderEvent> ORDERS =
      new EventSource<>("orders", OrderEvent.CODEC);
  private static final EventSource<PaymentEvent> PAYMENTS =
      new EventSource<>("payments", PaymentEvent.CODEC);

  private final KnownOrders orders;

  public MailRequests(KnownOrders orders) {
    this.orders = orders;
  }

  public Reaction reaction() {
    return Reaction.named("notifications-mails")
        .on(ACCOUNTS, VerificationRequested.class, MailRequests::verification)
        .on(ACCOUNTS, RegistrationRepeated.class, MailRequests::alreadyRegistered)
        .on(ORDERS, OrderCompleted.class, MailRequests::tickets)
        .on(ORDERS, ReminderDue.class, MailRequests::reminder)
        .on(ORDERS, OrderCancelled.class, MailRequests::cancelled)
        .on(PAYMENTS, PaymentRefunded.class, this::refunded);
  }

  private static List<Effect> wishes(MailEvent event, Mail mail) {
    return switch (event) {
      case MailEvent.MailRequested requested -> List.of(new Effect(MailDelivery.KIND, requested));
      case MailEvent.MailSent _, MailEvent.MailFailed _ -> List.of();
    };
  }

  private static List<AddressedCommand<?, ?, ?, ?>> verification(
      Recorded<VerificationRequested> cause) {
    var event = cause.event();
    return mail(
        cause,
        Template.VERIFICATION,
        event.accountId(),
        Map.of(
            About.CHALLENGE, event.challengeId().toString(),
            About.EXPIRES_AT, event.expiresAt().toString()));
  }

  private static List<AddressedCommand<?, ?, ?, ?>> alreadyRegistered(
      Recorded<RegistrationRepeated> cause) {
    return mail(cause, Template.ALREADY_REGISTERED, cause.event().accountId(), Map.of());
  }

  private static List<AddressedCommand<?, ?, ?, ?>> tickets(Recorded<OrderCompleted> cause) {
    var event = cause.event();
    return mail(
        cause,
        Template.TICKETS,
        event.customerId(),
        Map.of(
            About.ORDER, event.orderId().toString(),
            About.SHOW, event.showId().toString(),
            About.TICKETS, Integer.toString(event.ticketIds().size())));
  }

  private static List<AddressedCommand<?, ?, ?, ?>> reminder(Recorded<ReminderDue> cause) {
    var event = cause.event();
    return mail(
        cause,
        Template.PAYMENT_REMINDER,
        event.customerId(),
        Map.of(
            About.ORDER, event.orderId().toString(),
            About.SHOW, event.showId().toString()));
  }

  private static List<AddressedCommand<?, ?, ?, ?>> cancelled(Recorded<OrderCancelled> cause) {
    var event = cause.event();
    if (event.reason().equals(CANCELLED_BY_CUSTOMER)) {
      return List.of();
    }
    return mail(
        cause,
        Template.ORDER_CANCELLED,
        event.customerId(),
        Map.of(
            About.ORDER, event.orderId().toString(),
            About.SHOW, event.showId().toString(),
            About.REASON, event.reason()));
  }

  private List<AddressedCommand<?, ?, ?, ?>> refunded(Recorded<PaymentRefunded> cause) {
    var event = cause.event();
    var order =
        orders
            .order(event.orderId())
            .orElseThrow(() -> new PassingFailure("not heard yet whose order this is"));
    return mail(
        cause,
        Template.REFUND,
        order.customerId(),
        Map.of(
            About.ORDER, order.orderId().toString(),
            About.SHOW, order.showId().toString(),
            About.AMOUNT, Long.toString(event.amount().amount()),
            About.CURRENCY, event.amount().currency()));
  }

  private static List<AddressedCommand<?, ?, ?, ?>> mail(
      Recorded<?> cause, Template template, AccountId recipient, Map<String, String> about) {
    UUID id = Ids.derived(cause.id(), "mail/" + recipient);
    return List.of(MAIL.command(id, at -> new Request(id, template, recipient, about, at)));
  }
}
