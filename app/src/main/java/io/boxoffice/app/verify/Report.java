package io.boxoffice.app.verify;

import io.boxoffice.core.Json;
import java.util.List;

/// What was examined and found. All that is promised held at one moment, or there are violations;
/// work that was under way then, or waits for an operator, is counted and breaks nothing.
///
/// @param logs how much was read
/// @param results one per check, in their order
/// @param hops where the captured money is
/// @param ledgerChecked whether there is a ledger, whose sum was checked
/// @param violations the first of each check
public record Report(
    List<LogCount> logs,
    List<Result> results,
    List<HopCount> hops,
    boolean ledgerChecked,
    List<Violation> violations) {

  public Report {
    logs = List.copyOf(logs);
    results = List.copyOf(results);
    hops = List.copyOf(hops);
    violations = List.copyOf(violations);
  }

  /// How much is in a log.
  ///
  /// @param head position of its last event
  public record LogCount(String log, long events, long streams, long head) {}

  /// The outcome of one check.
  ///
  /// @param examined of the check's unit
  /// @param violations all of them, kept or not
  public record Result(Check check, long examined, long violations) {}

  /// Where events of one kind are on the way to their consequence.
  ///
  /// @param underWay will go on by themselves
  /// @param parked wait for an operator
  /// @param dropped were given up by an operator
  public record HopCount(
      String event, String consequence, long done, long underWay, long parked, long dropped) {}

  private record Document(boolean holds, Report report) {}

  /// Whether everything is as promised.
  public boolean holds() {
    return results.stream().allMatch(result -> result.violations() == 0);
  }

  /// How many steps of captured money will still go on by themselves.
  public long underWay() {
    return hops.stream().mapToLong(HopCount::underWay).sum();
  }

  /// A summary for people, with the first counterexample if there is one.
  public String text() {
    return ReportText.of(this);
  }

  /// The whole report for programs.
  public String json() {
    return Json.write(new Document(holds(), this));
  }
}
