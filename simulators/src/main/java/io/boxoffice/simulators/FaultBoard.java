package io.boxoffice.simulators;

/// The faults that are switched on now, and how much of those that are counted is left.
final class FaultBoard {
  private Faults faults = Faults.NONE;
  private double errorsDue;

  synchronized Faults now() {
    return faults;
  }

  synchronized void set(Faults next) {
    faults = next;
    errorsDue = 0;
  }

  /// Whether this request is to fail. Evenly spread instead of by chance, so that a test that asks
  /// for every second request gets it.
  synchronized boolean takeError() {
    errorsDue += faults.errorRate();
    if (errorsDue < 1) {
      return false;
    }
    errorsDue -= 1;
    return true;
  }

  synchronized boolean takeDroppedAnswer() {
    if (faults.dropAnswers() == 0) {
      return false;
    }
    faults = faults.withDropAnswers(faults.dropAnswers() - 1);
    return true;
  }

  synchronized boolean takeDoubleCapture() {
    if (faults.doubleCapture() == 0) {
      return false;
    }
    faults = faults.withDoubleCapture(faults.doubleCapture() - 1);
    return true;
  }
}
