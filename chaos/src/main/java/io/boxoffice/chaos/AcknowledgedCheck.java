package io.boxoffice.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Nothing that was acknowledged is missing, and no ticket lets two people in. May be asked at any
/// time, as long as the logs were read after the recording was taken.
final class AcknowledgedCheck {
  private final Recording recording;
  private final Recorded recorded;
  private final List<String> violations = new ArrayList<>();

  private AcknowledgedCheck(Recording recording, Recorded recorded) {
    this.recording = recording;
    this.recorded = recorded;
  }

  /// The violations, as sentences.
  static List<String> violations(Recording recording, Recorded recorded) {
    var check = new AcknowledgedCheck(recording, recorded);
    check.run();
    return check.violations;
  }

  private void run() {
    require(Deed.HOLD, recorded.holds::contains);
    require(Deed.RELEASE, recorded.holdsOver::contains);
    require(Deed.ORDER, recorded.orders::containsKey);
    require(Deed.PAYMENT, this::wasAsked);
    require(Deed.CAPTURE, id -> order(id).paid);
    require(Deed.CANCELLATION, id -> order(id).cancelled);
    require(Deed.TICKET, recorded.tickets::contains);
    require(Deed.ADMISSION, recorded.checkIns::containsKey);
    recording
        .admissions()
        .forEach(
            (ticket, keys) -> {
              if (keys.size() > 1) {
                violations.add("ticket %s was admitted %d times".formatted(ticket, keys.size()));
              }
            });
    recorded.checkIns.forEach(
        (ticket, times) -> {
          if (times > 1) {
            violations.add("ticket %s is recorded as used %d times".formatted(ticket, times));
          }
        });
  }

  private void require(Deed deed, Predicate<String> isRecorded) {
    Set<String> told = recording.of(deed);
    told.stream()
        .filter(isRecorded.negate())
        .sorted()
        .forEach(
            id ->
                violations.add(
                    "%s %s was acknowledged and is not recorded".formatted(deed.words(), id)));
  }

  private boolean wasAsked(String payment) {
    int slash = payment.indexOf('/');
    int attempt = Integer.parseInt(payment.substring(slash + 1));
    return order(payment.substring(0, slash)).attempts >= attempt;
  }

  private Recorded.Order order(String id) {
    return recorded.orders.getOrDefault(id, new Recorded.Order());
  }
}
