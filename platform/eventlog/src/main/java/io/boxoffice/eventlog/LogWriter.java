package io.boxoffice.eventlog;

import io.boxoffice.core.Ids;
import io.boxoffice.core.PassingFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thing that appends to a service's log. Whoever submits while it is busy joins the next
/// batch, so that one fsync serves all who wait. While several ask at a time, a small batch waits a
/// moment for more; who asks alone is served at once, but for the first few times after many asked.
public final class LogWriter implements UnitWriter, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

  /// Units taken into one batch.
  static final int BATCH_MAX = 1_024;

  /// A batch of more shows that several ask at a time.
  static final int FEW = 4;

  /// So many that wait are worth a commit now, while the others' requests are being read.
  static final int ENOUGH = 24;

  private static final int NOBODY = Integer.MAX_VALUE;

  /// A batch may take this long before its callers are told that the outcome is unknown.
  static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

  /// How often to look whether a batch takes longer.
  static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /// How long closing waits for what was accepted before.
  static final Duration DRAIN_WITHIN = Duration.ofSeconds(20);

  private final EventLog log;
  private final Duration gather;
  private final BlockingQueue<Pending> queue;
  private final List<LogListener> listeners = new CopyOnWriteArrayList<>();
  private final AggregateCache cache;
  private final GroupCommit groupCommit;
  private final SnapshotWriter snapshots;
  private final WriterMetrics metrics;
  private final Thread thread;
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile Batch underWay = Batch.none();

  /// So many that wait end the writer's moment of waiting for more; none while it does not wait.
  private volatile int awaited = NOBODY;

  /// Whether the last batch met a lost database.
  private boolean failing;

  private volatile boolean closing;
  private volatile boolean ended;

  public LogWriter(EventLog log, Clock clock, WriterMetrics metrics) {
    this(log, clock, metrics, WriterLimits.defaults());
  }

  public LogWriter(EventLog log, Clock clock, WriterMetrics metrics, WriterLimits limits) {
    this.log = log;
    this.metrics = metrics;
    this.gather = limits.gather();
    this.queue = new LinkedBlockingQueue<>(limits.queued());
    this.cache = new AggregateCache(log, limits.aggregates());
    this.snapshots = new SnapshotWriter(log);
    this.groupCommit = new GroupCommit(log, cache, clock, new Ids(clock), this::tell, snapshots);
    this.thread = Thread.ofPlatform().name("writer-" + log.name()).unstarted(this::run);
    metrics.queue(log.name(), queue::size);
    thread.start();
    Thread.ofVirtual().name("writer-watch-" + log.name()).start(this::watch);
  }

  @Override
  public void listen(LogListener listener) {
    listeners.add(listener);
  }

  @Override
  public CompletableFuture<Outcome> submit(Unit unit) {
    var pending = Pending.of(unit);
    if (closing) {
      pending.fail(new LogUnavailable("the service is stopping"));
    } else if (!queue.offer(pending)) {
      metrics.overloaded();
      pending.fail(new LogUnavailable("too many commands are waiting"));
    } else if (queue.size() >= awaited) {
      awaited = NOBODY;
      LockSupport.unpark(thread);
    }
    if (ended) {
      failLeft(); // It was queued after the writer's last look.
    }
    return pending.outcome();
  }

  /// Waits without a time-out of its own: a timer for each caller
  /// costs more than the waiting, and one look at the batch under way serves them all.
  @Override
  public Outcome execute(Unit unit) {
    try {
      return submit(unit).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnavailable("interrupted while waiting for the commit", e);
    } catch (ExecutionException e) {
      throw rethrown(e);
    }
  }

  @Override
  public String log() {
    return log.name();
  }

  /// Whether the writer's thread still runs.
  public boolean healthy() {
    return thread.isAlive();
  }

  /// Reads aggregates as they are committed.
  public Aggregates aggregates() {
    return new Aggregates(log, cache);
  }

  /// Takes nothing new, commits what was accepted, and ends.
  @Override
  public void close() {
    closing = true;
    // Wakes a waiting writer. Not by interrupting: that would break its next use of the pool.
    boolean woken = queue.offer(Pending.of(Unit.of(List.of(), Metadata.of("close"))));
    LockSupport.unpark(thread);
    LOG.debug("closing, woken: {}", woken);
    try {
      if (!thread.join(DRAIN_WITHIN)) {
        LOG.error("the writer of {} did not end within {}", log.name(), DRAIN_WITHIN);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    snapshots.close();
  }

  private void run() {
    List<Pending> batch = new ArrayList<>();
    int usual = 0;
    try {
      while (!batch.isEmpty() || await(batch)) {
        if (usual > FEW) {
          gather(usual - batch.size());
        }
        queue.drainTo(batch, BATCH_MAX - batch.size());
        int done = commit(batch);
        batch.subList(0, done).clear();
        usual = usual(usual, done);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally { // Also when an error ends the thread: nobody is left waiting.
      ended = true;
      closing = true;
      end.countDown();
      batch.forEach(pending -> pending.fail(new LogUnavailable("the writer ended")));
      failLeft();
    }
  }

  /// How many usually come: the largest batch lately. What is not reached again is forgotten step
  /// by step, and soon if only one comes at a time.
  static int usual(int before, int done) {
    int forgetting = done == 1 ? before / 2 : before - 1;
    return Math.min(ENOUGH, Math.max(done, forgetting));
  }

  /// Waits a moment until so many are there. Those before the last need not wake it.
  private void gather(int units) {
    long end = System.nanoTime() + gather.toNanos();
    long left = gather.toNanos();
    while (left > 0 && stillAwaits(units)) { // Somebody may have meant to end an earlier moment.
      LockSupport.parkNanos(left);
      left = end - System.nanoTime();
    }
    awaited = NOBODY;
  }

  private boolean stillAwaits(int units) {
    awaited = units;
    return queue.size() < units && !closing;
  }

  private void failLeft() {
    for (Pending left = queue.poll(); left != null; left = queue.poll()) {
      left.fail(new LogUnavailable("the log is not written now"));
    }
  }

  /// Waits for the first unit of a batch; false when closing and nothing waits.
  private boolean await(List<Pending> batch) throws InterruptedException {
    Pending first = closing ? queue.poll() : queue.take();
    return first != null && batch.add(first);
  }

  /// A named edge: the writer's thread outlives whatever a batch meets.
  private int commit(List<Pending> batch) {
    underWay = new Batch(List.copyOf(batch), System.nanoTime());
    try {
      var results = groupCommit.commit(batch.stream().map(Pending::unit).toList());
      for (int i = 0; i < results.size(); i++) {
        batch.get(i).end(results.get(i));
      }
      tellOfRecovery(results);
      metrics.batch(batch.subList(0, results.size()));
      return results.size();
    } catch (RuntimeException unforeseen) { // A named edge: the writer lives on.
      LOG.error("the writer of {} failed a whole batch", log.name(), unforeseen);
      batch.forEach(pending -> pending.fail(unforeseen));
      return batch.size();
    } finally {
      underWay = Batch.none();
    }
  }

  /// Who reads of failures should not have to guess when they were over.
  private void tellOfRecovery(List<GroupCommit.Result> results) {
    boolean lost = results.stream().allMatch(GroupCommit.Result::isPassing);
    if (failing && !lost) {
      LOG.warn("the log of {} is written again", log.name());
    }
    failing = lost;
  }

  /// Answers who waits for a batch that does not end: a database that was stopped and not closed
  /// says nothing at all.
  private void watch() {
    try {
      while (!end.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        Batch batch = underWay;
        if (batch.isOlderThan(ANSWER_WITHIN)) {
          batch.units().forEach(pending -> pending.fail(new LogUnavailable("no commit in time")));
          failLeft();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(Changes changes) {
    for (LogListener listener : listeners) {
      listener.committed(changes);
    }
  }

  private static RuntimeException rethrown(ExecutionException ended) {
    return switch (ended.getCause()) {
      case PassingFailure passing -> new LogUnavailable("the log is not available now", passing);
      case RuntimeException failure -> failure;
      case null -> new CompletionException(ended);
      case Throwable _ -> new CompletionException(ended);
    };
  }

  /// What the writer is at, since when.
  private record Batch(List<Pending> units, long begunNanos) {
    static Batch none() {
      return new Batch(List.of(), 0);
    }

    boolean isOlderThan(Duration age) {
      return !units.isEmpty() && System.nanoTime() - begunNanos > age.toNanos();
    }
  }

  /// A unit that waits for its outcome.
  record Pending(Unit unit, long submittedNanos, CompletableFuture<Outcome> outcome) {

    static Pending of(Unit unit) {
      return new Pending(unit, System.nanoTime(), new CompletableFuture<>());
    }

    void end(GroupCommit.Result result) {
      switch (result) {
        case GroupCommit.Result.Told(var told) -> outcome.complete(told);
        case GroupCommit.Result.Failed(var failure) -> fail(failure);
      }
    }

    void fail(RuntimeException failure) {
      outcome.completeExceptionally(failure);
    }
  }
}
