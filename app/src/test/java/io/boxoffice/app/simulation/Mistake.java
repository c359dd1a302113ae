package io.boxoffice.app.simulation;

import io.boxoffice.eventlog.AppendResult;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.EagerWriter;
import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.LogTransaction;
import io.boxoffice.eventlog.SteppedWriter;
import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.messaging.Feed;
import io.boxoffice.testing.ForwardingTransaction;
import java.util.List;
import java.util.Map;

/// Mistakes to plant, each against one guarantee, to show that the simulation finds them.
enum Mistake {
  NONE,

  /// Checkpoints are committed a while after the events that they stand for.
  CHECKPOINT_APART {
    @Override
    LogTransaction transaction(World world, DiskTransaction real, Disk disk) {
      return new ForwardingTransaction(real) {
        @Override
        public AppendResult commit(long head, Changes changes) {
          Map<String, Long> checkpoints = Map.copyOf(changes.checkpoints());
          AppendResult result = super.commit(head, Altered.withCheckpoints(changes, Map.of()));
          disk.late(() -> disk.checkpoints.putAll(checkpoints));
          return result;
        }
      };
    }
  },

  /// What other processes appended to a stream is neither read nor found to be in the way.
  NO_VERSION_CHECK {
    @Override
    LogTransaction transaction(World world, DiskTransaction real, Disk disk) {
      return new ForwardingTransaction(real) {
        @Override
        public List<StoredEvent> after(long position, int limit) {
          return List.of();
        }

        @Override
        public AppendResult commit(long head, Changes changes) {
          return disk.head() == head
              ? real.write(changes)
              : new AppendResult.HeadMoved(disk.head());
        }
      };
    }
  },

  /// An append that was decided on an older state of the log is taken.
  NO_HEAD_CHECK {
    @Override
    LogTransaction transaction(World world, DiskTransaction real, Disk disk) {
      return new ForwardingTransaction(real) {
        @Override
        public AppendResult commit(long head, Changes changes) {
          return real.commit(changes);
        }
      };
    }
  },

  /// What other processes appended is not read: what is decided to be nothing meets no conflict.
  NO_CATCHING_UP {
    @Override
    LogTransaction transaction(World world, DiskTransaction real, Disk disk) {
      return new ForwardingTransaction(real) {
        @Override
        public List<StoredEvent> after(long position, int limit) {
          return List.of();
        }
      };
    }
  },

  /// Callers are answered first; the commit comes a while later.
  ANSWER_BEFORE_COMMIT {
    @Override
    LogTransaction transaction(World world, DiskTransaction real, Disk disk) {
      return new ForwardingTransaction(real) {
        @Override
        public AppendResult commit(long head, Changes changes) {
          real.stage(changes);
          disk.late(real::apply);
          return new AppendResult.Appended();
        }
      };
    }
  },

  /// States are changed before their events are stored, and stay so if they are not.
  EVOLVE_BEFORE_INSERT {
    @Override
    SteppedWriter writer(EventLog log, SteppedWriter.Around around) {
      return EagerWriter.over(log, around);
    }
  },

  /// Now and then a commit wakes nobody.
  LOST_WAKE_UP {
    @Override
    boolean losesWakeUp(World world) {
      return world.dice.chance(0.05);
    }
  },

  /// Answers are not kept under their keys.
  FORGOTTEN_KEYS {
    @Override
    LogTransaction transaction(World world, DiskTransaction real, Disk disk) {
      return new ForwardingTransaction(real) {
        @Override
        public AppendResult commit(long head, Changes changes) {
          return super.commit(head, Altered.withoutAnswers(changes));
        }
      };
    }
  },

  /// Now and then a deadline is not stored.
  LOST_DEADLINE {
    @Override
    LogTransaction transaction(World world, DiskTransaction real, Disk disk) {
      return new ForwardingTransaction(real) {
        @Override
        public AppendResult commit(long head, Changes changes) {
          return super.commit(
              head, world.dice.chance(0.3) ? Altered.withoutDeadlines(changes) : changes);
        }
      };
    }
  },

  /// Now and then an effect is not stored.
  LOST_EFFECT {
    @Override
    LogTransaction transaction(World world, DiskTransaction real, Disk disk) {
      return new ForwardingTransaction(real) {
        @Override
        public AppendResult commit(long head, Changes changes) {
          return super.commit(
              head, world.dice.chance(0.05) ? Altered.withoutEffects(changes) : changes);
        }
      };
    }
  },

  /// Two events of one key change places.
  OUT_OF_ORDER {
    @Override
    Feed feed(Feed feed) {
      return new Disordered(feed);
    }
  };

  LogTransaction transaction(World world, DiskTransaction real, Disk disk) {
    return real;
  }

  SteppedWriter writer(EventLog log, SteppedWriter.Around around) {
    return new SteppedWriter(log, around);
  }

  Feed feed(Feed feed) {
    return feed;
  }

  boolean losesWakeUp(World world) {
    return false;
  }
}
