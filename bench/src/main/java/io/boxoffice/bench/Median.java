package io.boxoffice.bench;

import java.util.List;

/// The middle of several measurements: one that was disturbed does not count.
final class Median {

  private Median() {}

  /// Of an even number, the mean of the two in the middle; 0 of none.
  static double of(List<Double> values) {
    if (values.isEmpty()) {
      return 0;
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
