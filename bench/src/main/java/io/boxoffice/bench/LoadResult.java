package io.boxoffice.bench;

/// What came of a load. An answer belongs to the part in which it came.
///
/// @param drained what was under way when measuring ended
/// @param seconds how long was measured, exactly
/// @param connectionsGone connections that could not be made anew
/// @param unsent requests that were due and found no free connection before the end
record LoadResult(
    Tally warmUp, Tally measured, Tally drained, double seconds, int connectionsGone, long unsent) {

  double perSecond() {
    return seconds > 0 ? measured.successful() / seconds : 0;
  }

  /// Successes of all parts.
  long successfulInAll() {
    return warmUp.successful() + measured.successful() + drained.successful();
  }

  /// What was done beside what is counted, in all parts.
  long asideInAll() {
    return warmUp.asideCount() + measured.asideCount() + drained.asideCount();
  }

  /// Requests of all parts that nobody knows the end of.
  long lostInAll() {
    return warmUp.lostCount() + measured.lostCount() + drained.lostCount();
  }
}
