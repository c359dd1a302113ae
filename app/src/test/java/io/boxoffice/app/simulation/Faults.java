package io.boxoffice.app.simulation;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.eventlog.AppendFailed;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.CommitUnknown;
import io.boxoffice.eventlog.LogLost;
import io.boxoffice.eventlog.StoredEvent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What goes wrong between a process and its database. How often differs from seed to seed.
final class Faults {
  private final Dice dice;
  private final double rate;
  private final double deaths;

  /// Commits on which the database still works for somebody who is not there any more.
  private final List<Runnable> lost = new ArrayList<>();

  private boolean calm;

  Faults(Dice dice) {
    this.dice = dice;
    this.rate = dice.oneOf(0.0, 0.01, 0.03, 0.1);
    this.deaths = dice.oneOf(0.0, 0.002, 0.01);
  }

  /// From now on nothing goes wrong.
  void calm() {
    calm = true;
  }

  boolean isCalm() {
    return calm;
  }

  /// The database can't be asked.
  void reading() {
    if (happens(rate / 4)) {
      throw new PassingFailure("the database is not reachable");
    }
  }

  void beginning() {
    if (!lost.isEmpty() && (calm || dice.chance(0.3))) {
      lost.removeFirst().run();
    }
    dying("before a transaction");
    losing();
  }

  /// The connection is lost, or a statement of several units is refused.
  void appending(Changes changes) {
    dying("in a transaction");
    losing();
    boolean several = changes.events().stream().map(StoredEvent::metadata).distinct().count() > 1;
    if (several && happens(rate * 2)) {
      throw new AppendFailed(new SQLException("a statement failed"));
    }
  }

  /// Does the commit, perhaps without telling, and then perhaps later or never.
  ///
  /// @param late does it if that is still possible later; empty if it never is
  void committing(Runnable commit, Optional<Runnable> late) {
    dying("before a commit");
    boolean unknown = happens(rate);
    if (!unknown || dice.chance(0.5)) {
      commit.run();
    } else if (dice.chance(0.5)) {
      late.ifPresent(lost::add);
    }
    dying("behind a commit");
    if (unknown) {
      throw new CommitUnknown(new SQLException("the connection was lost"));
    }
  }

  private void losing() {
    if (happens(rate)) {
      throw new LogLost(new SQLException("the connection was lost"));
    }
  }

  private void dying(String when) {
    if (happens(deaths)) {
      throw new ProcessDied(when);
    }
  }

  private boolean happens(double probability) {
    return !calm && probability > 0 && dice.chance(probability);
  }
}
