package io.boxoffice.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What an on-sale came to. Successes are answers of 201 in the measured time; the check is over
/// the whole run.
///
/// @param others whom the product was compared with
/// @param counterexample to a promise that the logs should keep
record OnsaleResult(
    Onsale onsale, Standing product, List<Standing> others, Optional<String> counterexample) {

  OnsaleResult {
    others = List.copyOf(others);
  }

  boolean verified() {
    return figures().verified();
  }

  HoldsCheck check() {
    return product.check();
  }

  Tally measured() {
    return product.measured();
  }

  Figures figures() {
    Figures figures = Figures.of("onsale");
    tellLoad(figures);
    figures.add("holdsPerSecond", "Holds per second", product.perSecond(), "/s");
    tell(figures, product);
    tellOutcomes(figures);
    others.forEach(other -> tellOther(figures, other));
    tellRounds(figures);
    tellChecks(figures);
    return figures;
  }

  private void tellLoad(Figures figures) {
    LoadShape shape = onsale.shape();
    figures
        .add("connections", "Connections", shape.connections(), "")
        .add("customers", "Customers", onsale.customers().size(), "")
        .add("warmUpSeconds", "Warm-up", shape.warmUp().toSeconds(), "s")
        .add("seconds", "Measured", product.seconds(), "s")
        .add("releasePercent", shape.releasePercent());
    if (shape.ratePerSecond() > 0) {
      figures
          .add("ratePerSecond", "Requests due, whatever comes of them", shape.ratePerSecond(), "/s")
          .add("unsent", "Due and not sent before the end", product.unsent(), "");
    }
  }

  private void tellOutcomes(Figures figures) {
    Tally tally = measured();
    figures
        .add("successful", "Successful", tally.successful(), "")
        .add("released", "Given back", tally.asideCount(), "")
        .add("refused", "Refused", tally.refusedCount(), "")
        .add("failed", "Failed", tally.failedCount(), "");
    tally.byStatus().forEach((status, count) -> figures.add("status" + status, count));
    figures
        .add("reconnected", tally.reconnectedCount())
        .add("acknowledgedInAll", check().acknowledged())
        .add("lostInAll", check().lost())
        .add("countedInAll", check().counted())
        .add("loggedInAll", check().logged());
  }

  private void tellOther(Figures figures, Standing other) {
    switch (other.contender()) {
      case PRODUCT -> throw new IllegalStateException("the product is no other");
      case BASELINE -> tellRowLocks(figures, other, "ratio");
      case STATEMENT -> tellRowLocks(figures, other, "ratioToStatement");
      case LIMIT -> {
        figures.add("limitHttpPerSecond", other.contender().label(), other.perSecond(), "/s");
        tell(figures, other);
      }
    }
  }

  private void tellRowLocks(Figures figures, Standing locks, String ratioKey) {
    Contender contender = locks.contender();
    figures.add(contender.key() + "HoldsPerSecond", contender.label(), locks.perSecond(), "/s");
    tell(figures, locks);
    figures.add(
        ratioKey,
        "Ratio to " + contender.label().toLowerCase(Locale.ROOT),
        product.ratioTo(locks),
        "");
  }

  private static void tell(Figures figures, Standing standing) {
    standing.tell(figures, standing.contender().key(), standing.contender().label());
  }

  private void tellRounds(Figures figures) {
    if (others.isEmpty()) {
      return;
    }
    for (int round = 0; round < product.laps().size(); round++) {
      figures.add("round" + (round + 1) + "HoldsPerSecond", perSecond(product, round));
      for (Standing other : others) {
        String key = Standing.key("round" + (round + 1), other.contender().key() + "PerSecond");
        figures.add("round" + (round + 1) + key, perSecond(other, round));
      }
    }
  }

  private static double perSecond(Standing standing, int round) {
    return standing.laps().get(round).load().perSecond();
  }

  private void tellChecks(Figures figures) {
    figures.check(product.holds(), check().sentence());
    for (Standing other : others) {
      if (other.contender().keeps()) {
        String label = other.contender().label();
        figures.check(other.holds(), label + ": " + other.check().sentence());
      }
    }
    Verdict.add(figures, counterexample);
  }
}
