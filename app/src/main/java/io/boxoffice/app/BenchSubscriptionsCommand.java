package io.boxoffice.app;

import io.boxoffice.bench.SubscriptionsBench;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Subscriptions alone: events per second, and the time from an event to its effect.
@Command(
    name = "subscriptions",
    description =
        "Counts events per second that trivial subscriptions get through, and the time from an"
            + " event to its effect when idle. Needs no server and no time: only --events counts.",
    mixinStandardHelpOptions = true)
final class BenchSubscriptionsCommand implements Callable<Integer> {
  private static final int EVENTS = 500_000;
  private static final int EVENTS_MAX = 10_000_000;

  @Mixin private BenchOptions options = new BenchOptions();

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "Events in the log when a subscription starts (default: 500000).")
  private int events = EVENTS;

  @Override
  public Integer call() {
    options.checked("--events", events, 1, EVENTS_MAX);
    return options.run(
        () ->
            BenchDatabase.with(
                server ->
                    new SubscriptionsBench(server, Clock.systemUTC(), options::tell).run(events)));
  }
}
