package io.boxoffice.eventlog;

import java.util.List;

/// The changes of several batches as those of one.
public final class JoinedChanges {

  private JoinedChanges() {}

  /// Joins batches, in the order in which they were decided.
  public static Changes of(List<Changes> all) {
    var joined = Changes.none();
    all.forEach(joined::addAll);
    return joined;
  }
}
