package io.boxoffice.bench;

/// What came of a load. An answer belongs to the part in which it came.
///
/// @param drained what was under way when measuring ended
/// @param seconds how long was measured, exactly
/// @param connectionsGone connections that could not be made anew
record LoadResult(
    Tally warmUp, Tally measured, Tally drained, double seconds, int connectionsGone) {

  /// Successes of all parts.
  long successfulInAll() {
    return warmUp.successful() + measured.successful() + drained.successful();
  }

  /// Requests of all parts that nobody knows the end of.
  long lostInAll() {
    return warmUp.lostCount() + measured.lostCount() + drained.lostCount();
  }
}
