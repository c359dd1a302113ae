package io.boxoffice.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Loads a server from one thread: each connection sends its next request when the last one is
/// answered. Against a server that does nothing, a request costs 6 µs of CPU at 64 connections with
/// one thread and a selector, 8.5 µs with a virtual thread per connection.
final class LoadGenerator {

  /// The server's own limit of a request, and some.
  private static final Duration DRAIN_WITHIN = Duration.ofSeconds(35);

  private final LoadPlan plan;
  private final Set<LoadConnection> connections = new LinkedHashSet<>();
  private final int planned;
  private Tally tally = new Tally();
  private boolean sending = true;

  private LoadGenerator(LoadPlan plan, int planned) {
    this.plan = plan;
    this.planned = planned;
  }

  /// Runs the plan with a connection for each dialogue, on the calling thread.
  static LoadResult run(URI server, List<? extends Dialogue> dialogues, LoadPlan plan) {
    var address = new InetSocketAddress(server.getHost(), server.getPort());
    try (Selector selector = Selector.open()) {
      var generator = new LoadGenerator(plan, dialogues.size());
      for (Dialogue dialogue : dialogues) {
        generator.connections.add(new LoadConnection(address, selector, dialogue));
      }
      return generator.run(selector);
    } catch (IOException e) {
      throw new UncheckedIOException("the load of " + server + " could not go on", e);
    }
  }

  private LoadResult run(Selector selector) throws IOException {
    Tally warmUp = tally;
    for (LoadConnection connection : List.copyOf(connections)) {
      send(connection);
    }
    pump(selector, plan.warmUp());
    plan.begins().run();
    Tally measured = new Tally();
    tally = measured;
    long begun = System.nanoTime();
    pump(selector, plan.measured());
    double seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
    Tally drained = new Tally();
    tally = drained;
    plan.ends().run();
    sending = false;
    pump(selector, DRAIN_WITHIN);
    int gone = planned - connections.size();
    for (LoadConnection connection : connections) {
      connection.close(tally);
    }
    return new LoadResult(warmUp, measured, drained, seconds, gone);
  }

  private void pump(Selector selector, Duration duration) throws IOException {
    long until = System.nanoTime() + duration.toNanos();
    long left = until - System.nanoTime();
    while (left > 0 && isAwaiting()) {
      selector.select(this::ready, Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
      left = until - System.nanoTime();
    }
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
    try {
      if (connection.ready(tally) && sending) {
        connection.send(tally);
      }
    } catch (IOException _) { // It can't be made anew; the others go on.
      connections.remove(connection);
    }
  }

  private void send(LoadConnection connection) {
    try {
      connection.send(tally);
    } catch (IOException _) {
      connections.remove(connection);
    }
  }
}
