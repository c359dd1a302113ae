package io.boxoffice.app.simulation;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.accounts.People;
import io.boxoffice.contracts.tickets.TicketCodes;
import io.boxoffice.contracts.tickets.TicketCodes.TicketCode;
import io.boxoffice.core.Email;
import io.boxoffice.eventlog.AggregateType;
import io.boxoffice.eventlog.Aggregates;
import io.boxoffice.eventlog.effects.EffectHandler;
import io.boxoffice.eventlog.effects.RetryPolicy;
import io.boxoffice.inventory.application.CatalogReaction;
import io.boxoffice.inventory.application.HoldTimes;
import io.boxoffice.inventory.application.OrdersReaction;
import io.boxoffice.inventory.application.ShowInventory;
import io.boxoffice.messaging.Reaction;
import io.boxoffice.notifications.application.Lookups;
import io.boxoffice.notifications.application.MailDelivery;
import io.boxoffice.notifications.application.MailRequests;
import io.boxoffice.orders.application.OrderReactions;
import io.boxoffice.orders.application.Orders;
import io.boxoffice.payments.application.PaymentReactions;
import io.boxoffice.payments.application.Payments;
import io.boxoffice.payments.application.ProviderEffects;
import io.boxoffice.payments.domain.Asking;
import io.boxoffice.tickets.application.TicketIssue;
import io.boxoffice.tickets.domain.Ticket;
import io.boxoffice.tickets.domain.Tickets;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/// What the services' configurations put together, without their databases and HTTP.
final class Services {
  static final List<String> LOGS =
      List.of("accounts", "catalog", "inventory", "orders", "payments", "tickets", "notifications");

  static final HoldTimes TIMES = new HoldTimes(Plan.HOLD_FOR, Plan.LAPSE_AFTER);

  private static final Asking ASKING =
      new Asking(
          Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofHours(2), Duration.ofSeconds(12));

  private static final Payments PAYMENTS = Payments.with(ASKING);
  private static final RetryPolicy RETRIES =
      new RetryPolicy(Duration.ofMillis(250), Duration.ofSeconds(30), Duration.ofHours(2));
  private static final int CALLS_MAX = 64;

  private Services() {}

  /// Reactions by service, in an order that is the same in every run.
  static Map<String, List<Reaction>> reactions(World world) {
    var payments = new PaymentReactions(PAYMENTS, Notice::read);
    return new TreeMap<>(
        Map.of(
            "inventory",
            List.of(
                new CatalogReaction(world.plan.maxPerCustomer()).reaction(),
                new OrdersReaction(TIMES).reaction()),
            "orders",
            List.of(
                OrderReactions.toInventory(),
                OrderReactions.toPayments(),
                OrderReactions.toTickets()),
            "payments",
            List.of(payments.toOrders(), payments.toNotices()),
            "tickets",
            List.of(TicketIssue.onItemsSold()),
            "notifications",
            List.of(new MailRequests(world.ordersKnown).reaction())));
  }

  /// Aggregates with deadlines, by service.
  static final Map<String, AggregateType<?, ?, ?, ?>> WOKEN =
      new TreeMap<>(
          Map.of(
              "inventory",
              ShowInventory.TYPE,
              "orders",
              Orders.ORDER,
              "payments",
              PAYMENTS.type()));

  static List<EffectHandler<?>> payments(World world, Aggregates payments) {
    return new ProviderEffects(PAYMENTS, world.provider, payments, RETRIES, CALLS_MAX).handlers();
  }

  static EffectHandler<?> mails(
      World world, Aggregates tickets, Clock clock, MeterRegistry registry) {
    var lookups =
        new Lookups(
            new Anybody(), world.organizer, codes(tickets), Duration.ofHours(1), Direct.atOnce());
    return new MailDelivery(
        world.ordersKnown,
        lookups,
        URI.create("http://localhost"),
        world.postOffice,
        new MailDelivery.Limits(RETRIES, CALLS_MAX, EffectHandler.UNLIMITED),
        clock,
        registry);
  }

  private record Anybody() implements People {
    @Override
    public Optional<Person> person(AccountId accountId) {
      return Optional.of(new Person(accountId, "Somebody", new Email("somebody@example.org")));
    }

    @Override
    public Optional<String> verificationCode(AccountId accountId, UUID challengeId) {
      return Optional.empty();
    }
  }

  private static TicketCodes codes(Aggregates tickets) {
    Function<Ticket, TicketCode> code =
        ticket -> new TicketCode(ticket.id(), ticket.offerId(), "code-" + ticket.id());
    return orderId ->
        tickets
            .find(TicketIssue.TICKETS, orderId)
            .map(Aggregates.Versioned::state)
            .map(
                found ->
                    switch (found) {
                      case Tickets.None _ -> List.<TicketCode>of();
                      case Tickets.OfOrder order -> order.tickets().stream().map(code).toList();
                    })
            .orElse(List.of());
  }
}
