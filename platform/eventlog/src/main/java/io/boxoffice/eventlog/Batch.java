package io.boxoffice.eventlog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Units that go to the log together, and what of them was decided ahead. One thread at a time
/// changes it; any may see who is in it.
final class Batch {
  private Optional<Draft> ahead = Optional.empty();

  /// Replaced when some are added.
  private volatile List<Pending> members = List.of();

  /// When the first of it was decided; 0 before, and when all is told.
  private volatile long begunNanos;

  int size() {
    return members.size();
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  void addLast(List<Pending> later) {
    List<Pending> all = new ArrayList<>(members);
    all.addAll(later);
    members = List.copyOf(all);
  }

  /// Puts some before the others, who must be decided behind them then.
  void addFirst(List<Pending> earlier) {
    List<Pending> all = new ArrayList<>(earlier);
    all.addAll(members);
    members = List.copyOf(all);
    ahead = Optional.empty();
  }

  /// Adds what waits, up to so many in all.
  void fill(UnitQueue queue, int full) {
    List<Pending> all = new ArrayList<>(members);
    queue.drainTo(all, full - all.size());
    members = List.copyOf(all);
  }

  /// Decides what it has on top of what is being committed now.
  void decideAhead(GroupCommit groupCommit) {
    begin();
    ahead = ahead.or(groupCommit::ahead);
    ahead.ifPresent(draft -> groupCommit.decideAhead(draft, units()));
  }

  List<Result> commit(GroupCommit groupCommit) {
    begin();
    return groupCommit.commit(units(), ahead);
  }

  private void begin() {
    if (begunNanos == 0 && !members.isEmpty()) {
      begunNanos = System.nanoTime();
    }
  }

  /// Whether it has been worked on for so long.
  boolean isOlderThan(Duration time) {
    return begunNanos != 0 && System.nanoTime() - begunNanos > time.toNanos();
  }

  List<Pending> first(int units) {
    return members.subList(0, units);
  }

  /// Those behind the first ones.
  List<Pending> behind(int units) {
    return members.subList(units, members.size());
  }

  /// Tells the first ones what became of them.
  void end(List<Result> results) {
    for (int i = 0; i < results.size(); i++) {
      members.get(i).end(results.get(i));
    }
    begunNanos = 0;
  }

  void fail(RuntimeException failure) {
    members.forEach(pending -> pending.fail(failure));
  }

  private List<Unit> units() {
    return members.stream().map(Pending::unit).toList();
  }
}
