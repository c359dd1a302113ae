package io.boxoffice.postgres;

import io.boxoffice.core.Sha256;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Locks by name that one process among all that use a database can hold. One connection outside of
/// any pool holds all locks of this process; when it is lost, so are the locks, their holders are
/// told, and the next [#tryAcquire] connects anew.
///
/// A holder learns of the loss within about [#CHECK_EVERY], during which another process may hold
/// the lock as well. Who must not write twice checks in its transaction too.
///
/// Threads: safe for use by several.
public final class AdvisoryLocks implements AutoCloseable {
  static final Duration CHECK_EVERY = Duration.ofSeconds(1);

  private static final int ANSWER_SECONDS = 2;
  private static final Logger LOG = LoggerFactory.getLogger(AdvisoryLocks.class);
  private static final String TRY_LOCK = "select pg_try_advisory_lock(?)";
  private static final String UNLOCK = "select pg_advisory_unlock(?)";

  /// Where the connection comes from, e.g. `database::connect`.
  @FunctionalInterface
  public interface Connections {
    Connection connect() throws SQLException;
  }

  private final Connections connections;
  private final CountDownLatch closing = new CountDownLatch(1);

  /// Guarded by this.
  private final Map<String, Held> held = new HashMap<>();

  /// Guarded by this; none before the first lock and after a loss.
  private @Nullable Connection connection;

  public AdvisoryLocks(Connections connections) {
    this.connections = connections;
    Thread.ofVirtual().name("advisory-locks").start(this::watch);
  }

  /// A lock that this process holds until it is closed or lost.
  public final class Held implements AutoCloseable {
    private final String name;
    private final Runnable onLost;
    private volatile boolean here = true;

    private Held(String name, Runnable onLost) {
      this.name = name;
      this.onLost = onLost;
    }

    public String name() {
      return name;
    }

    public boolean isHeld() {
      return here;
    }

    @Override
    public void close() {
      release(this);
    }
  }

  /// The lock, or nothing when another process, or another holder in this one, has it.
  ///
  /// @throws SQLException when the database can't be asked
  public Optional<Held> tryAcquire(String name) throws SQLException {
    return tryAcquire(name, () -> {});
  }

  /// The same for a holder who wants to be told.
  ///
  /// @param onLost is run once, on a thread of its own, when the lock is lost before it is closed
  public Optional<Held> tryAcquire(String name, Runnable onLost) throws SQLException {
    List<Held> lost = List.of();
    try {
      synchronized (this) {
        if (closing.getCount() == 0 || held.containsKey(name)) {
          return Optional.empty();
        }
        try {
          if (!ask(TRY_LOCK, name)) {
            return Optional.empty();
          }
        } catch (SQLException e) {
          lost = drop();
          throw e;
        }
        Held acquired = new Held(name, onLost);
        held.put(name, acquired);
        return Optional.of(acquired);
      }
    } finally {
      tell(lost);
    }
  }

  /// Gives all locks back.
  @Override
  public void close() {
    List<Held> given;
    synchronized (this) {
      closing.countDown();
      given = drop();
    }
    given.forEach(lock -> lock.here = false);
  }

  private void release(Held lock) {
    List<Held> lost = List.of();
    synchronized (this) {
      if (!lock.here) {
        return;
      }
      lock.here = false;
      held.remove(lock.name);
      try {
        ask(UNLOCK, lock.name);
      } catch (SQLException e) {
        LOG.debug("the connection that held {} is lost, and with it the lock", lock.name, e);
        lost = drop();
      }
    }
    tell(lost);
  }

  private void watch() {
    try {
      while (!closing.await(CHECK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        tell(lostNow());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized List<Held> lostNow() {
    Connection current = connection;
    if (current == null) {
      return List.of();
    }
    try {
      return current.isValid(ANSWER_SECONDS) ? List.of() : drop();
    } catch (SQLException e) {
      return drop();
    }
  }

  /// Forgets the connection and all locks that it held. Called while holding this.
  private List<Held> drop() {
    Connection current = connection;
    connection = null;
    List<Held> gone = List.copyOf(held.values());
    held.clear();
    gone.forEach(lock -> lock.here = false);
    if (current != null) {
      try {
        current.close();
      } catch (SQLException e) {
        LOG.debug("closing a lost connection", e);
      }
    }
    return gone;
  }

  private static void tell(List<Held> lost) {
    if (!lost.isEmpty()) {
      LOG.warn(
          "Lost a connection to the database, and with it the locks {}.",
          lost.stream().map(Held::name).sorted().toList());
    }
    for (Held lock : lost) {
      Thread.ofVirtual().name("lost-" + lock.name).start(lock.onLost);
    }
  }

  private boolean ask(String statement, String name) throws SQLException {
    Connection current = connection;
    if (current == null) {
      current = connections.connect();
      connection = current;
    }
    try (PreparedStatement query = current.prepareStatement(statement)) {
      query.setLong(1, key(name));
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  /// Locks are numbers to PostgreSQL: the first 64 bits of the name's SHA-256.
  static long key(String name) {
    return ByteBuffer.wrap(Sha256.of(name)).getLong();
  }
}
