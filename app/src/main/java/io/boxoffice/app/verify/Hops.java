package io.boxoffice.app.verify;

import io.boxoffice.app.verify.Progress.Fate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Gathers which steps were taken and which are missing, and judges the missing ones when all is
/// known: what was done last tells which subscriptions to ask.
final class Hops {
  private final Map<Hop, Long> taken = new EnumMap<>(Hop.class);
  private final Map<Hop, Long> answered = new EnumMap<>(Hop.class);
  private final Map<Hop, List<Missing>> missing = new EnumMap<>(Hop.class);

  private record Missing(LogEvent event, String orderId) {}

  /// Notes whether an event has any of its possible consequences, and tells it.
  ///
  /// @param answers the consequences there are
  boolean note(Hop hop, LogEvent event, String orderId, List<LogEvent> answers) {
    if (answers.isEmpty()) {
      missing.computeIfAbsent(hop, _ -> new ArrayList<>()).add(new Missing(event, orderId));
      return false;
    }
    taken.merge(hop, 1L, Long::sum);
    if (answers.stream().anyMatch(answer -> answer.cause().equals(event.id()))) {
      answered.merge(hop, event.position(), Math::max);
    }
    return true;
  }

  List<Report.HopCount> judge(Progress progress, Findings findings) {
    List<Report.HopCount> counts = new ArrayList<>();
    for (Hop hop : Hop.values()) {
      Map<Fate, Long> fates = new EnumMap<>(Fate.class);
      for (Missing step : missing.getOrDefault(hop, List.of())) {
        Fate fate = fate(hop, step.event(), progress);
        fates.merge(fate, 1L, Long::sum);
        if (fate == Fate.DONE) {
          findings.violation(Check.PAYMENTS, step.event(), sentence(hop, step));
        }
      }
      counts.add(
          new Report.HopCount(
              hop.event(),
              hop.consequence(),
              taken.getOrDefault(hop, 0L),
              fates.getOrDefault(Fate.UNDER_WAY, 0L),
              fates.getOrDefault(Fate.PARKED, 0L),
              fates.getOrDefault(Fate.DROPPED, 0L)));
    }
    return counts;
  }

  private Fate fate(Hop hop, LogEvent event, Progress progress) {
    if (hop == Hop.REFUNDED) {
      return progress.isWished(event.stream()) ? Fate.UNDER_WAY : Fate.DONE;
    }
    return progress.fate(hop.consumer(), event, answered.getOrDefault(hop, 0L));
  }

  private static String sentence(Hop hop, Missing step) {
    return hop == Hop.REFUNDED
        ? "The refund of order %s is lost: nothing is about to make it.".formatted(step.orderId())
        : "The %s of order %s is lost: %s is past it and there is no %s."
            .formatted(hop.event(), step.orderId(), hop.consumer().schema(), hop.consequence());
  }
}
