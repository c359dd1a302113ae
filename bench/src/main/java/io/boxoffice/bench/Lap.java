package io.boxoffice.bench;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/// One load of one contender, on a show of its own that has room for all.
final class Lap {

  /// Beyond what the server can do on a few cores: the show must not sell out.
  static final int HOLDS_PER_SECOND_MAX = 80_000;

  /// A lap of so much has one offer, in the product as in the baseline.
  static final Duration LONGEST_OF_ONE_OFFER = Duration.ofSeconds(10);

  private static final String HELD = "items.held.v1";

  /// The hold that opened the sale.
  private static final int FIRST = 1;

  private final Onsale onsale;
  private final Clock clock;
  private final Consumer<String> tell;

  Lap(Onsale onsale, Clock clock, Consumer<String> tell) {
    this.onsale = onsale;
    this.clock = clock;
    this.tell = tell;
  }

  /// What came of a lap.
  ///
  /// @param check whether what was promised is there; made of zeros for who keeps nothing
  record Result(LoadResult load, CpuTimes cpu, HoldsCheck check) {}

  Result run(BenchClient client, Contender contender) {
    HotShow show = open(client, contender);
    show.open(onsale.customers().getFirst());
    LoadShape shape = onsale.shape();
    var cpu = new CpuWindow(onsale.process());
    LoadResult load =
        LoadGenerator.run(
            onsale.server(),
            show.dialogues(new RequestBytes(onsale.server()), onsale.customers(), shape),
            new LoadPlan(
                shape.warmUp(),
                shape.measured(),
                shape.ratePerSecond(),
                cpu::begin,
                cpu::end,
                tell));
    return new Result(load, cpu.used(), check(contender, show, load));
  }

  private HotShow open(BenchClient client, Contender contender) {
    long places = places();
    return switch (contender) {
      case PRODUCT -> HotShow.publish(client, onsale.organizer(), places, clock);
      case BASELINE, STATEMENT, LIMIT ->
          HotShow.among(client, contender, onsale.organizer(), places);
    };
  }

  /// Availability comes from the stream itself: what was acknowledged can be seen at once.
  private HoldsCheck check(Contender contender, HotShow show, LoadResult load) {
    if (!contender.keeps()) {
      return HoldsCheck.NOTHING;
    }
    long taken = show.taken();
    long logged = contender == Contender.PRODUCT ? onsale.evidence().count(show.id(), HELD) : taken;
    return new HoldsCheck(
        FIRST + load.successfulInAll(), load.asideInAll(), load.lostInAll(), taken, logged);
  }

  private long places() {
    Duration whole = onsale.shape().warmUp().plus(onsale.shape().measured());
    return HOLDS_PER_SECOND_MAX * whole.plusSeconds(1).toSeconds();
  }
}
