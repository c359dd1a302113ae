package io.boxoffice.bench;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Measures how many holds of one show the installation makes per second, each answered with 201
/// and therefore durable, and checks at the end that exactly those are there.
public final class OnsaleBench {

  /// Beyond what the server can do on a few cores: the show must not sell out.
  static final int HOLDS_PER_SECOND_MAX = 80_000;

  /// The hold that opened the sale.
  private static final int FIRST = 1;

  private final Onsale onsale;
  private final Clock clock;
  private final Consumer<String> tell;

  /// @param tell takes each line of progress for the user
  public OnsaleBench(Onsale onsale, Clock clock, Consumer<String> tell) {
    this.onsale = onsale;
    this.clock = clock;
    this.tell = tell;
  }

  /// Throws [BenchFailure] if the sale can't be opened or counted.
  public OnsaleResult run() {
    try (var client = new BenchClient(onsale.server())) {
      HotShow show = HotShow.publish(client, onsale.organizer(), places(), clock);
      show.open(onsale.customers().getFirst());
      List<HoldDialogue> dialogues = dialogues(show);
      tell.accept(
          "On sale: %,d customers over %d connections, %d s to warm up, %d s to measure."
              .formatted(
                  onsale.customers().size(),
                  onsale.connections(),
                  onsale.warmUp().toSeconds(),
                  onsale.measured().toSeconds()));
      var cpu = new CpuWindow(onsale.process());
      LoadResult load =
          LoadGenerator.run(
              onsale.server(),
              dialogues,
              new LoadPlan(onsale.warmUp(), onsale.measured(), cpu::begin, cpu::end));
      tell.accept("Counting what is held.");
      return OnsaleResult.of(onsale, load, cpu.used(), count(show, load));
    }
  }

  /// Availability comes from the stream itself: what was acknowledged can be seen at once.
  private static HoldsCheck count(HotShow show, LoadResult load) {
    return new HoldsCheck(FIRST + load.successfulInAll(), load.lostInAll(), show.taken());
  }

  private long places() {
    return HOLDS_PER_SECOND_MAX
        * onsale.warmUp().plus(onsale.measured()).plusSeconds(1).toSeconds();
  }

  /// Deals the customers out to the connections: each customer sends one request at a time.
  private List<HoldDialogue> dialogues(HotShow show) {
    List<ByteBuffer> requests = show.holds(new RequestBytes(onsale.server()), onsale.customers());
    List<List<ByteBuffer>> dealt = new ArrayList<>();
    for (int i = 0; i < onsale.connections(); i++) {
      dealt.add(new ArrayList<>());
    }
    for (int i = 0; i < requests.size(); i++) {
      dealt.get(i % dealt.size()).add(requests.get(i));
    }
    return dealt.stream().map(HoldDialogue::new).toList();
  }
}
