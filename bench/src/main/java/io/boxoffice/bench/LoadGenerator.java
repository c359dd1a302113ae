package io.boxoffice.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Loads a server from one thread. Either each connection sends its next request when the last one
/// is answered, and after a `Retry-After` not before it is over, or requests are due at a constant
/// rate and take the next connection that is free.
/// Against a server that does nothing, a request costs 6 µs of CPU at 64 connections with one
/// thread and a selector, 8.5 µs with a virtual thread per connection.
final class LoadGenerator {

  /// The server's own limit of a request, and some.
  private static final Duration DRAIN_WITHIN = Duration.ofSeconds(35);

  /// How often a reader hears of the warm-up.
  private static final Duration TOLD_EVERY = Duration.ofSeconds(5);

  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final LoadPlan plan;
  private final Set<LoadConnection> connections = new LinkedHashSet<>();
  private final Deque<LoadConnection> free = new ArrayDeque<>();
  private final PriorityQueue<Resting> resting =
      new PriorityQueue<>(Comparator.comparingLong(Resting::until));
  private final int planned;

  /// Since the warm-up: what a cold server can't take in would be owed for the rest of the time.
  private Optional<Arrivals> arrivals = Optional.empty();

  private Tally tally = new Tally();
  private boolean sending = true;

  /// A customer who was told to come again later.
  ///
  /// @param until of `System.nanoTime`
  private record Resting(LoadConnection connection, long until) {}

  private LoadGenerator(LoadPlan plan, int planned) {
    this.plan = plan;
    this.planned = planned;
  }

  /// Runs the plan with a connection for each dialogue, on the calling thread.
  static LoadResult run(URI server, List<? extends Dialogue> dialogues, LoadPlan plan) {
    var address = new InetSocketAddress(server.getHost(), server.getPort());
    try (Selector selector = Selector.open()) {
      List<LoadConnection> opened = new ArrayList<>();
      for (Dialogue dialogue : dialogues) {
        opened.add(new LoadConnection(address, selector, dialogue));
      }
      var generator = new LoadGenerator(plan, opened.size());
      generator.connections.addAll(opened);
      return generator.run(selector);
    } catch (IOException e) {
      throw new UncheckedIOException("the load of " + server + " could not go on", e);
    }
  }

  private LoadResult run(Selector selector) throws IOException {
    Tally warmUp = tally;
    free.addAll(connections);
    warmUp(selector);
    plan.begins().run();
    Tally measured = new Tally();
    tally = measured;
    long begun = System.nanoTime();
    arrivals =
        Optional.of(plan.ratePerSecond())
            .filter(rate -> rate > 0)
            .map(rate -> new Arrivals(rate, begun));
    pump(selector, plan.measured());
    long ended = System.nanoTime();
    Tally drained = new Tally();
    tally = drained;
    plan.ends().run();
    sending = false;
    pump(selector, DRAIN_WITHIN);
    int gone = planned - connections.size();
    for (LoadConnection connection : connections) {
      connection.close(tally);
    }
    long late = arrivals.map(due -> due.late(ended)).orElse(0L);
    return new LoadResult(
        warmUp, measured, drained, (ended - begun) / NANOS_PER_SECOND, gone, late);
  }

  private void warmUp(Selector selector) throws IOException {
    long left = plan.warmUp().toNanos();
    while (left > 0) {
      long before = tally.successful();
      long begun = System.nanoTime();
      pump(selector, Duration.ofNanos(Math.min(left, TOLD_EVERY.toNanos())));
      long took = System.nanoTime() - begun;
      double rate = (tally.successful() - before) * NANOS_PER_SECOND / took;
      plan.tell().accept("  warming up: %,.0f/s".formatted(rate));
      left -= connections.isEmpty() || hasEnough() ? left : took;
    }
  }

  private void pump(Selector selector, Duration duration) throws IOException {
    long until = System.nanoTime() + duration.toNanos();
    long left = duration.toNanos();
    while (left > 0 && isAwaiting() && !(sending && hasEnough())) {
      long wait = Math.min(left, sending ? sendDue() : left);
      // The kernel waits in milliseconds; a request that is sent later for it is later in the
      // figures, too.
      selector.select(this::ready, Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait)));
      left = until - System.nanoTime();
    }
  }

  /// Sends what is due on connections that are free; the nanoseconds until there is more to send.
  private long sendDue() {
    while (!resting.isEmpty() && resting.peek().until <= System.nanoTime()) {
      send(resting.remove().connection, System.nanoTime());
    }
    return Math.min(sendFree(), restNanos());
  }

  private long restNanos() {
    return resting.isEmpty() ? Long.MAX_VALUE : resting.peek().until - System.nanoTime();
  }

  private long sendFree() {
    while (!free.isEmpty()) {
      long now = System.nanoTime();
      long due = arrivals.map(Arrivals::nextAt).orElse(now);
      if (due > now) {
        return due - now;
      }
      arrivals.ifPresent(Arrivals::take);
      send(free.removeFirst(), due);
    }
    return Long.MAX_VALUE;
  }

  private boolean hasEnough() {
    return tally.successful() >= plan.enough();
  }

  private boolean isAwaiting() {
    return sending
        ? !connections.isEmpty()
        : connections.stream().anyMatch(LoadConnection::isWaiting);
  }

  private void ready(SelectionKey key) {
    if (!(key.attachment() instanceof LoadConnection connection)) {
      return;
    }
    boolean waited = connection.isWaiting();
    try {
      if (connection.ready(tally) && waited && sending) {
        next(connection);
      }
    } catch (IOException _) { // It can't be made anew; the others go on.
      connections.remove(connection);
    }
  }

  private void next(LoadConnection connection) {
    if (arrivals.isPresent()) {
      free.add(connection);
    } else if (connection.restNanos() > 0) {
      resting.add(new Resting(connection, System.nanoTime() + connection.restNanos()));
    } else {
      send(connection, System.nanoTime());
    }
  }

  private void send(LoadConnection connection, long due) {
    try {
      connection.send(tally, due);
    } catch (IOException _) {
      connections.remove(connection);
    }
  }
}
