package io.boxoffice.orders.application;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.LogListener;
import io.boxoffice.eventlog.StoredEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Callers who wait for what happens to an order. Each hears the commits of the order's stream in
/// memory, so that thousands may wait without asking the database.
public final class OrderWatches implements LogListener {
  private final Map<String, Set<Watch>> watches = new ConcurrentHashMap<>();
  private volatile boolean over;

  @Override
  public void committed(Changes changes) {
    if (watches.isEmpty()) {
      return;
    }
    for (StoredEvent event : changes.events()) {
      for (Watch watch : watches.getOrDefault(event.stream(), Set.of())) {
        watch.heard.add(Optional.of(event));
      }
    }
  }

  /// Hears the order's events from now on: begun before a command, it misses nothing that follows
  /// from it. To be closed.
  public Watch watch(OrderId order) {
    var watch = new Watch(Orders.ORDER.stream(order));
    watches.compute(
        watch.stream,
        (_, others) -> {
          Set<Watch> all = others == null ? ConcurrentHashMap.newKeySet() : others;
          all.add(watch);
          return all;
        });
    return watch;
  }

  /// Nobody waits any longer, now or later: what is told from now on may not reach this process,
  /// which ends and takes no more webhooks.
  public void end() {
    over = true;
    watches.values().forEach(all -> all.forEach(watch -> watch.heard.add(Optional.empty())));
  }

  /// How many wait now.
  int size() {
    return watches.values().stream().mapToInt(Set::size).sum();
  }

  /// One caller's ear. Used by one thread.
  public final class Watch implements AutoCloseable {
    private final String stream;

    /// Empty when nothing more is to be waited for.
    private final BlockingQueue<Optional<StoredEvent>> heard = new LinkedBlockingQueue<>();

    private Watch(String stream) {
      this.stream = stream;
    }

    /// Waits for the first event that says what is asked; empty when the time is over, or the
    /// process is about to end.
    public <T> Optional<T> await(Duration longest, Function<OrderEvent, Optional<T>> asked) {
      long end = System.nanoTime() + longest.toNanos();
      try {
        while (true) {
          long patience = over ? 0 : end - System.nanoTime();
          Optional<StoredEvent> event = heard.poll(patience, TimeUnit.NANOSECONDS);
          if (event == null || event.isEmpty()) {
            return Optional.empty();
          }
          Optional<T> answer = event.flatMap(told -> asked.apply(decoded(told)));
          if (answer.isPresent()) {
            return answer;
          }
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }

    private static OrderEvent decoded(StoredEvent event) {
      return OrderEvent.CODEC.decode(event.type(), event.data());
    }

    @Override
    public void close() {
      watches.computeIfPresent(
          stream,
          (_, all) -> {
            all.remove(this);
            return all.isEmpty() ? null : all;
          });
    }
  }
}
