package io.boxoffice.orders.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.contracts.orders.OrderEvent.OrderReserved;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class OrderWatchesTest {
  private static final Instant T0 = Instant.parse("2026-05-01T10:00:00Z");
  private static final OrderId ONE = new OrderId(new UUID(0x7000, 0x8000_0000_0000_0001L));
  private static final OrderId OTHER = new OrderId(new UUID(0x7000, 0x8000_0000_0000_0002L));

  private final OrderWatches watches = new OrderWatches();

  @Test
  void what_was_committed_before_the_wait_began_is_heard() {
    try (var watch = watches.watch(ONE)) {
      watches.committed(reserved(ONE));
      assertThat(reservation(watch, Duration.ofSeconds(5))).contains(ONE);
    }
  }

  @Test
  void everyone_who_waits_for_an_order_hears_of_it_and_nobody_else() {
    try (var first = watches.watch(ONE);
        var second = watches.watch(ONE);
        var other = watches.watch(OTHER)) {
      watches.committed(reserved(ONE));
      assertThat(reservation(first, Duration.ofSeconds(5))).contains(ONE);
      assertThat(reservation(second, Duration.ofSeconds(5))).contains(ONE);
      assertThat(reservation(other, Duration.ofMillis(1))).isEmpty();
    }
  }

  @Test
  void who_stopped_waiting_is_forgotten() {
    var first = watches.watch(ONE);
    var second = watches.watch(ONE);
    first.close();
    assertThat(watches.size()).isEqualTo(1);
    second.close();
    assertThat(watches.size()).isZero();
  }

  @Test
  void nobody_waits_when_the_process_ends() {
    try (var before = watches.watch(ONE)) {
      watches.end();
      assertThat(reservation(before, Duration.ofDays(1))).isEmpty();
    }
    try (var after = watches.watch(ONE)) {
      assertThat(reservation(after, Duration.ofDays(1))).isEmpty();
    }
  }

  private static Optional<OrderId> reservation(OrderWatches.Watch watch, Duration longest) {
    return watch.await(
        longest,
        event ->
            event instanceof OrderReserved reserved
                ? Optional.of(reserved.orderId())
                : Optional.empty());
  }

  private static Changes reserved(OrderId order) {
    OrderEvent event = new OrderReserved(order, T0);
    String stream = "order-" + order;
    var stored =
        new StoredEvent(
            1,
            stream,
            1,
            stream,
            order.value(),
            OrderEvent.CODEC.typeOf(event),
            OrderEvent.CODEC.encode(event),
            "{}",
            T0);
    return new Changes(
        new ArrayList<>(List.of(stored)),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of());
  }
}
