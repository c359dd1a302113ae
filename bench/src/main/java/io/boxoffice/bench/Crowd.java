package io.boxoffice.bench;

import java.time.Duration;
import java.util.function.Consumer;

/// The customers of an on-sale at one show.
final class Crowd {

  /// A server that needs longer for a slice of holds is not worth measuring.
  private static final Duration FILLED_WITHIN = Duration.ofMinutes(20);

  private final Onsale onsale;
  private final HotShow show;
  private final Consumer<String> tell;

  Crowd(Onsale onsale, HotShow show, Consumer<String> tell) {
    this.onsale = onsale;
    this.show = show;
    this.tell = tell;
  }

  /// Holds so many, or a few more: what is under way is let finish.
  ///
  /// @param releasePercent of them that are given back
  LoadResult hold(long holds, int releasePercent) {
    int connections = Math.clamp(holds, 1, onsale.shape().connections());
    return run(shape(connections, releasePercent), LoadPlan.until(holds, FILLED_WITHIN, tell));
  }

  /// Holds and gives each back at once, so that the show stays as it is.
  LoadResult comeAndGo(Duration leadIn, Duration measured, Consumer<String> told) {
    return run(
        shape(onsale.shape().connections(), LoadShape.PERCENT),
        new LoadPlan(leadIn, measured, 0, () -> {}, () -> {}, told));
  }

  private LoadResult run(LoadShape shape, LoadPlan plan) {
    return LoadGenerator.run(
        onsale.server(),
        show.dialogues(new RequestBytes(onsale.server()), onsale.customers(), shape),
        plan);
  }

  private LoadShape shape(int connections, int releasePercent) {
    LoadShape given = onsale.shape();
    return new LoadShape(connections, given.warmUp(), given.measured(), 0, releasePercent);
  }
}
