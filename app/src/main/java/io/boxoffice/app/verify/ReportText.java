package io.boxoffice.app.verify;

import java.util.ArrayList;
import java.util.List;

/// Writes a report for people.
final class ReportText {

  private ReportText() {}

  static String of(Report report) {
    List<String> lines = new ArrayList<>();
    for (Report.LogCount log : report.logs()) {
      lines.add(
          "%-14s %,12d events in %,d streams, up to position %,d"
              .formatted(log.log(), log.events(), log.streams(), log.head()));
    }
    lines.add("");
    report.hops().forEach(hop -> lines.add(line(hop)));
    lines.add("");
    report.results().forEach(result -> lines.add(line(result)));
    if (!report.ledgerChecked()) {
      lines.add("There is no ledger to sum up.");
    }
    lines.add("");
    lines.addAll(verdict(report));
    return String.join(System.lineSeparator(), lines);
  }

  private static String line(Report.HopCount hop) {
    var line =
        new StringBuilder(
            "%-52s %,9d done".formatted(hop.event() + " → " + hop.consequence(), hop.done()));
    append(line, hop.underWay(), "under way");
    append(line, hop.parked(), "parked: an operator has to retry them");
    append(line, hop.dropped(), "dropped by an operator");
    return line.toString();
  }

  private static void append(StringBuilder line, long count, String what) {
    if (count > 0) {
      line.append(", %,d %s".formatted(count, what));
    }
  }

  private static String line(Report.Result result) {
    return "%-6s %s (%,d %s%s)"
        .formatted(
            result.violations() == 0 ? "holds" : "BROKEN",
            result.check().claim(),
            result.examined(),
            result.check().unit(),
            result.violations() == 0 ? "" : ", %,d violations".formatted(result.violations()));
  }

  private static List<String> verdict(Report report) {
    return report.violations().isEmpty()
        ? List.of("Everything is as promised.")
        : List.of("The first counterexample:", report.violations().getFirst().text());
  }
}
