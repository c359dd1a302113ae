package io.boxoffice.app.simulation;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.eventlog.AppendFailed;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.CommitUnknown;
import io.boxoffice.eventlog.LogLost;
import io.boxoffice.eventlog.StoredEvent;
import java.sql.SQLException;

/// What goes wrong between a process and its database. How often differs from seed to seed.
final class Faults {
  private final Dice dice;
  private final double rate;
  private final double deaths;
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

  /// Does the commit, perhaps without telling.
  void committing(Runnable commit) {
    dying("before a commit");
    boolean unknown = happens(rate);
    if (!unknown || dice.chance(0.5)) {
      commit.run();
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
