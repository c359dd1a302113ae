package io.boxoffice.app.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Collects what the checks examined and found. Counts everything, keeps the first of each check.
final class Findings {

  /// Counterexamples kept per check: one defect can break each of a million events.
  static final int KEPT_MAX = 20;

  private final Map<Check, List<Violation>> kept = new EnumMap<>(Check.class);
  private final Map<Check, Long> found = new EnumMap<>(Check.class);
  private final Map<Check, Long> examined = new EnumMap<>(Check.class);

  void examined(Check check) {
    examined.merge(check, 1L, Long::sum);
  }

  void violation(Check check, LogEvent event, String sentence) {
    violation(Violation.at(check, event, sentence));
  }

  void violation(Violation violation) {
    found.merge(violation.check(), 1L, Long::sum);
    List<Violation> ofCheck = kept.computeIfAbsent(violation.check(), _ -> new ArrayList<>());
    if (ofCheck.size() < KEPT_MAX) {
      ofCheck.add(violation);
    }
  }

  List<Report.Result> results() {
    List<Report.Result> results = new ArrayList<>();
    for (Check check : Check.values()) {
      results.add(
          new Report.Result(
              check, examined.getOrDefault(check, 0L), found.getOrDefault(check, 0L)));
    }
    return results;
  }

  List<Violation> violations() {
    return kept.values().stream().flatMap(List::stream).toList();
  }
}
