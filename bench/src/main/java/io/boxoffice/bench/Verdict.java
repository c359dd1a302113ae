package io.boxoffice.bench;

import java.util.Optional;

/// What the logs say of the promises, as the last word of a bench.
final class Verdict {

  private Verdict() {}

  static void add(Figures figures, Evidence evidence) {
    add(figures, evidence.counterexample());
  }

  static void add(Figures figures, Optional<String> counterexample) {
    figures.check(
        counterexample.isEmpty(),
        counterexample.map(what -> "NOT VERIFIED: " + what).orElse("The logs keep every promise."));
  }
}
