package io.boxoffice.messaging;

import io.boxoffice.postgres.AdvisoryLocks;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether this process is the active one for something that only one process may do. Asked often;
/// tries for the lock now and then until it has it. Who lost it is told so once, even if the lock
/// can be had again at once: meanwhile another may have led. For one thread.
final class Leadership implements BooleanSupplier {
  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

  /// How often to try for a lock that another process holds.
  static final Duration RETRY = Duration.ofMillis(500);

  private final AdvisoryLocks locks;
  private final String name;
  private Optional<AdvisoryLocks.Held> held = Optional.empty();
  private long triedNanos;
  private boolean tried;

  Leadership(AdvisoryLocks locks, String name) {
    this.locks = locks;
    this.name = name;
  }

  @Override
  public boolean getAsBoolean() {
    if (held.isPresent()) {
      boolean still = held.get().isHeld();
      held = still ? held : Optional.empty();
      return still;
    }
    long now = System.nanoTime();
    if (!tried || now - triedNanos >= RETRY.toNanos()) {
      tried = true;
      triedNanos = now;
      held = acquire();
    }
    return held.isPresent();
  }

  private Optional<AdvisoryLocks.Held> acquire() {
    try {
      return locks.tryAcquire(name);
    } catch (SQLException e) {
      LOG.warn("the lock {} can't be asked for now: {}", name, e.getMessage());
      return Optional.empty();
    }
  }
}
