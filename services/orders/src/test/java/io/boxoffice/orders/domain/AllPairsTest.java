package io.boxoffice.orders.domain;

import static io.boxoffice.orders.domain.Samples.PASTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.core.Decision;
import io.boxoffice.core.InvariantViolation;
import io.boxoffice.orders.domain.Order.Status;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tries every command and every event in every state. What is not named here must be refused,
/// change nothing, or be impossible.
final class AllPairsTest {
  private static final String NOTHING = "";
  private static final OrderDecider DECIDER = new OrderDecider();

  /// What each command does where it does something: event type, or `!` and the refusal.
  private static final Map<Status, Map<String, String>> EFFECTS =
      Map.of(
          Status.PENDING,
          Map.of(
              "Pay", "!payment-open",
              "Cancel", "OrderCancelled",
              "Wake", "OrderCancelled",
              "RefuseReservation", "OrderCancelled",
              "NoteCapture", "OrderPaid",
              "NoteFailure", "PaymentFailed",
              "NoteAction", "PaymentActionRequired"),
          Status.PAID,
          Map.of(
              "Pay", "!order-state",
              "Cancel", "!order-state",
              "RefuseSale", "RefundRequested",
              "NoteTickets", "OrderCompleted"),
          Status.COMPLETED,
          Map.of(
              "Pay", "!order-state",
              "Cancel", "!order-state",
              "RefuseSale", "RefundRequested"),
          Status.CANCELLED,
          Map.of(
              "Pay", "!order-state",
              "Cancel", "!order-state",
              "NoteCapture", "RefundRequested"),
          Status.REFUNDED,
          Map.of(
              "Pay", "!order-state",
              "Cancel", "!order-state"));

  /// Where each event may happen.
  private static final Map<String, Set<Status>> POSSIBLE =
      Map.ofEntries(
          Map.entry("OrderPlaced", Set.of()),
          Map.entry("OrderReserved", Set.of(Status.PENDING)),
          Map.entry("ReminderDue", Set.of(Status.PENDING)),
          Map.entry("PaymentRequested", Set.of(Status.PENDING)),
          Map.entry("PaymentActionRequired", Set.of(Status.PENDING)),
          Map.entry("PaymentFailed", Set.of(Status.PENDING)),
          Map.entry("OrderPaid", Set.of(Status.PENDING)),
          Map.entry("OrderCompleted", Set.of(Status.PAID)),
          Map.entry("OrderCancelled", Set.of(Status.PENDING)),
          Map.entry("RefundRequested", Set.of(Status.values())),
          Map.entry("OrderRefunded", Set.of(Status.PAID, Status.COMPLETED)));

  /// To which state an event leads, where it leads away.
  private static final Map<String, Status> LEADS_TO =
      Map.of(
          "OrderPaid", Status.PAID,
          "OrderCompleted", Status.COMPLETED,
          "OrderCancelled", Status.CANCELLED,
          "OrderRefunded", Status.REFUNDED);

  @Test
  void the_samples_are_one_of_each_kind() {
    assertThat(names(Samples.commands().stream()))
        .isEqualTo(names(OrderCommand.class.getPermittedSubclasses()));
    assertThat(names(Samples.events().stream()))
        .isEqualTo(names(OrderEvent.class.getPermittedSubclasses()));
    assertThat(PASTS.keySet()).containsExactly(Status.values());
    PASTS.forEach((status, past) -> assertThat(after(past).status()).isEqualTo(status));
  }

  @ParameterizedTest
  @EnumSource
  void each_command_does_what_the_table_says_in_each_state(Status status) {
    Order order = after(Samples.PASTS.getOrDefault(status, List.of()));
    for (OrderCommand command : Samples.commands()) {
      String name = command.getClass().getSimpleName();
      String expected = EFFECTS.getOrDefault(status, Map.of()).getOrDefault(name, NOTHING);
      assertThat(told(DECIDER.decide(command, order))).as(status + " " + name).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_event_happens_only_where_it_may(Status status) {
    Order.Placed order = after(PASTS.getOrDefault(status, List.of()));
    for (OrderEvent event : Samples.events()) {
      String name = event.getClass().getSimpleName();
      if (POSSIBLE.getOrDefault(name, Set.of()).contains(status)) {
        var next = (Order.Placed) DECIDER.evolve(order, event);
        assertThat(next.status())
            .as(status + " " + name)
            .isEqualTo(LEADS_TO.getOrDefault(name, status));
      } else {
        assertThatThrownBy(() -> DECIDER.evolve(order, event))
            .as(status + " " + name)
            .isInstanceOf(InvariantViolation.class);
      }
    }
  }

  @Test
  void an_order_that_was_not_placed_can_only_be_placed() {
    for (OrderCommand command : Samples.commands()) {
      switch (command) {
        case OrderCommand.Place place ->
            assertThat(told(DECIDER.decide(place, DECIDER.initial()))).isEqualTo("OrderPlaced");
        case OrderCommand.Pay _, OrderCommand.Cancel _ ->
            assertThat(told(DECIDER.decide(command, DECIDER.initial()))).isEqualTo("!not-found");
        case OrderCommand other ->
            assertThatThrownBy(() -> DECIDER.decide(other, DECIDER.initial()))
                .isInstanceOf(InvariantViolation.class);
      }
    }
    for (OrderEvent event : Samples.events()) {
      if (!(event instanceof OrderEvent.OrderPlaced)) {
        assertThatThrownBy(() -> DECIDER.evolve(DECIDER.initial(), event))
            .isInstanceOf(InvariantViolation.class);
      }
    }
  }

  private static Order.Placed after(List<OrderEvent> past) {
    return (Order.Placed) DECIDER.evolve(DECIDER.initial(), past);
  }

  private static String told(Decision<OrderEvent, OrderRefusal> decision) {
    return switch (decision) {
      case Decision.Accepted<OrderEvent, OrderRefusal>(var events) ->
          events.stream()
              .map(event -> event.getClass().getSimpleName())
              .collect(Collectors.joining(","));
      case Decision.Refused<OrderEvent, OrderRefusal>(var reason) ->
          "!" + reason.slug().toLowerCase(Locale.ROOT);
    };
  }

  private static Set<String> names(Stream<?> samples) {
    return samples.map(sample -> sample.getClass().getSimpleName()).collect(Collectors.toSet());
  }

  private static Set<String> names(Class<?>[] types) {
    return Stream.of(types).map(Class::getSimpleName).collect(Collectors.toSet());
  }
}
