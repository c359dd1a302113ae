package io.boxoffice.bench;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Measures whole purchases per second: hold, order, payment at the simulated provider, ticket, and
/// the mail accepted by the mail server. The clock runs until the last mail is accepted, and only
/// purchases with one count.
public final class PurchaseBench {

  /// Enough that a lookup of a person is not always answered from memory.
  public static final int PATRONS = 64;

  private static final Duration MAILS_WITHIN = Duration.ofMinutes(5);
  private static final int HOLDS_PER_SECOND_MAX = 10_000;
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final double MILLIS_PER_SECOND = 1_000;
  private static final double PER_PURCHASES = 1_000;
  private static final String MAILED = "mail.sent.v1";

  private final Onsale onsale;
  private final Clock clock;
  private final Consumer<String> tell;

  /// @param onsale whose customers are not used: purchases need accounts
  /// @param tell takes each line of progress for the user
  public PurchaseBench(Onsale onsale, Clock clock, Consumer<String> tell) {
    this.onsale = onsale;
    this.clock = clock;
    this.tell = tell;
  }

  /// What came of buying for a while and waiting for the mails.
  private record Spell(
      LoadResult load, LatencyHistogram whole, long mailed, double seconds, CpuTimes cpu) {}

  /// Throws [BenchFailure] if nobody can buy, or mails do not come.
  public Figures run() {
    try (var client = new BenchClient(onsale.server())) {
      tell.accept("Registering " + PATRONS + " customers.");
      List<String> patrons = patrons(client);
      HotShow show = HotShow.publish(client, onsale.organizer(), places(), clock);
      show.open(patrons.getFirst());
      Spell warmUp = buy(show, patrons, onsale.shape().warmUp(), "w");
      tell.accept("Measuring.");
      Spell measured = buy(show, patrons, onsale.shape().measured(), "m");
      tell.accept("Checking the logs.");
      return figures(warmUp, measured);
    }
  }

  private List<String> patrons(BenchClient client) {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < Math.min(PATRONS, onsale.shape().connections()); i++) {
      tokens.add(Patron.register(client, "patron-" + i + "@example.org").token());
    }
    return tokens;
  }

  private Spell buy(HotShow show, List<String> patrons, Duration duration, String name) {
    var whole = new LatencyHistogram();
    long mailsBefore = mails();
    var cpu = new CpuWindow(onsale.process());
    cpu.begin();
    long begun = System.nanoTime();
    LoadResult load =
        LoadGenerator.run(onsale.server(), dialogues(show, patrons, name, whole), plan(duration));
    long bought = load.successfulInAll();
    boolean all = Patience.await(MAILS_WITHIN, () -> mails() - mailsBefore >= bought);
    double seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
    cpu.end();
    long mailed = mails() - mailsBefore;
    if (!all) {
      tell.accept("Only %,d of %,d mails came within %s.".formatted(mailed, bought, MAILS_WITHIN));
    }
    return new Spell(load, whole, mailed, seconds, cpu.used());
  }

  /// All of it is warm-up for the generator: a spell has no parts.
  private LoadPlan plan(Duration duration) {
    return new LoadPlan(
        duration, Duration.ZERO, onsale.shape().ratePerSecond(), () -> {}, () -> {}, tell);
  }

  private List<PurchaseDialogue> dialogues(
      HotShow show, List<String> patrons, String name, LatencyHistogram whole) {
    var encoder = new RequestBytes(onsale.server());
    List<PurchaseDialogue> dialogues = new ArrayList<>();
    for (int i = 0; i < onsale.shape().connections(); i++) {
      String token = patrons.get(i % patrons.size());
      ByteBuffer hold = show.hold(encoder, token, i);
      dialogues.add(new PurchaseDialogue(encoder, token, hold, name + i, whole));
    }
    return dialogues;
  }

  private long mails() {
    return onsale.evidence().countIn("notifications", MAILED);
  }

  private long places() {
    Duration whole = onsale.shape().warmUp().plus(onsale.shape().measured());
    return HOLDS_PER_SECOND_MAX * whole.plusSeconds(1).toSeconds();
  }

  private Figures figures(Spell warmUp, Spell measured) {
    long bought = measured.load().successfulInAll();
    CpuTimes cpu = measured.cpu();
    Figures figures =
        Figures.of("purchase")
            .add("connections", "Connections", onsale.shape().connections(), "")
            .add("seconds", "Until the last mail was accepted", measured.seconds(), "s")
            .add(
                "purchasesPerSecond",
                "Whole purchases per second",
                Math.min(bought, measured.mailed()) / measured.seconds(),
                "/s")
            .add("p50Millis", "Hold to captured payment p50", millis(measured, 0.5), "ms")
            .add("p99Millis", "Hold to captured payment p99", millis(measured, 0.99), "ms")
            .add("successful", "Purchases paid", bought, "")
            .add("mailed", "Mails accepted", measured.mailed(), "")
            .add("refused", "Refused", measured.load().warmUp().refusedCount(), "")
            .add("failed", "Failed", measured.load().warmUp().failedCount(), "");
    figures
        .add(
            "generatorCpuMillisPer1000Purchases",
            "CPU, generator",
            per(cpu.generator(), bought),
            "ms per 1,000")
        .add(
            "serverCpuMillisPer1000Purchases",
            "CPU, server",
            per(cpu.server(), bought),
            "ms per 1,000")
        .add(
            "databaseCpuMillisPer1000Purchases",
            "CPU, PostgreSQL",
            per(cpu.database(), bought),
            "ms per 1,000");
    check(figures, warmUp, measured);
    return figures;
  }

  private void check(Figures figures, Spell warmUp, Spell measured) {
    long paid = warmUp.load().successfulInAll() + measured.load().successfulInAll();
    long lost = warmUp.load().lostInAll() + measured.load().lostInAll();
    long mailed = warmUp.mailed() + measured.mailed();
    long issued = onsale.evidence().countIn("tickets", "tickets.issued.v1");
    long completed = onsale.evidence().countIn("orders", "order.completed.v1");
    boolean holds =
        measured.load().successfulInAll() > 0
            && between(paid, mailed, lost)
            && between(paid, issued, lost)
            && between(paid, completed, lost);
    figures.check(
        holds,
        "%s: %,d purchases were paid; %,d were completed, %,d got tickets, %,d got mail."
            .formatted(holds ? "Verified" : "NOT VERIFIED", paid, completed, issued, mailed));
    Verdict.add(figures, onsale.evidence());
  }

  private static boolean between(long paid, long found, long lost) {
    return found >= paid && found <= paid + lost;
  }

  private static double millis(Spell spell, double share) {
    return spell.whole().nanosAt(share) / NANOS_PER_MILLI;
  }

  private static double per(double cpuSeconds, long bought) {
    return bought == 0 ? 0 : cpuSeconds * MILLIS_PER_SECOND * PER_PURCHASES / bought;
  }
}
