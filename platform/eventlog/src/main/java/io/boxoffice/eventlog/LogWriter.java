package io.boxoffice.eventlog;

import io.boxoffice.core.Ids;
import io.boxoffice.core.PassingFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thing that appends to a service's log. Whoever submits while it is busy joins the next
/// batch, so that one fsync serves all who wait. While several ask at a time, a small batch waits a
/// moment for more; who asks alone is served at once, but for the first few times after many asked.
///
/// If many wait while it commits, a second thread decides them meanwhile, and answers those whose
/// commit is done.
public final class LogWriter implements UnitWriter, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

  /// Units taken into one batch: those of one event fit in.
  static final int BATCH_MAX = GroupCommit.EVENTS_MAX - Unit.EVENTS_MAX;

  /// A batch of more shows that several ask at a time.
  static final int FEW = 4;

  /// So many that wait are worth a commit now, while the others' requests are being read.
  static final int ENOUGH = 24;

  /// So many that wait for a commit to end are worth a second thread.
  static final int MANY = 256;

  /// A batch may take this long before its callers are told that the outcome is unknown.
  static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

  /// How often to look whether a batch takes longer.
  static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /// How long closing waits for what was accepted before.
  static final Duration DRAIN_WITHIN = Duration.ofSeconds(20);

  private final EventLog log;
  private final Duration gather;
  private final UnitQueue queue;
  private final List<LogListener> listeners = new CopyOnWriteArrayList<>();
  private final AggregateCache cache;
  private final GroupCommit groupCommit;
  private final SnapshotWriter snapshots;
  private final WriterMetrics metrics;
  private final Thread thread;
  private final ExecutorService second;
  private final CountDownLatch end = new CountDownLatch(1);

  /// Held by the thread that fills the next batch.
  private final ReentrantLock deciding = new ReentrantLock();

  private volatile Batch next = new Batch();

  /// The one that the writer's thread commits.
  private volatile Batch underWay = new Batch();

  /// How many units usually come.
  private int usual;

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
    this.queue = new UnitQueue(limits.queued());
    this.cache = new AggregateCache(log, limits.aggregates());
    this.snapshots = new SnapshotWriter(log);
    this.groupCommit =
        new GroupCommit(log, cache, clock, new Ids(clock), this::tell, snapshots, this::passOn);
    this.thread = Thread.ofPlatform().name("writer-" + log.name()).unstarted(this::run);
    this.second = secondThread(log.name());
    metrics.queue(log.name(), queue::size);
    thread.start();
    Thread.ofVirtual().name("writer-watch-" + log.name()).start(this::watch);
  }

  /// One that is there from the start: a task that comes while it is being made, as the executor is
  /// shut down, would wait for it forever.
  private static ExecutorService secondThread(String log) {
    var executor =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("writer2-" + log).factory(),
            new ThreadPoolExecutor.DiscardPolicy()); // Called in the end, it is too late to help.
    executor.prestartCoreThread();
    return executor;
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
    queue.close();
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
    try {
      boolean more;
      do {
        more = turn();
      } while (more);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally { // Also when an error ends the thread: nobody is left waiting.
      ended = true;
      closing = true;
      end.countDown();
      next.fail(new LogUnavailable("the writer ended"));
      failLeft();
      second.execute(() -> underWay.fail(new LogUnavailable("the writer ended")));
      second.close(); // After what it has to answer.
    }
  }

  /// Commits one batch; false if nothing comes any more.
  private boolean turn() throws InterruptedException {
    deciding.lock();
    try {
      fill(next);
      if (next.isEmpty()) {
        return false;
      }
      underWay = next;
      next = new Batch();
      commit(underWay);
      return true;
    } finally {
      release(deciding);
    }
  }

  /// Waits for a first unit, and a moment for as many as usually come.
  private void fill(Batch batch) throws InterruptedException {
    if (batch.isEmpty()) {
      batch.addLast(queue.next().stream().toList());
    }
    if (usual > FEW) {
      queue.await(usual - batch.size(), gather);
    }
    batch.fill(queue, BATCH_MAX);
  }

  /// How many usually come: the largest batch lately. What is not reached again is forgotten step
  /// by step, and soon if only one comes at a time.
  static int usual(int before, int done) {
    int forgetting = done == 1 ? before / 2 : before - 1;
    return Math.min(ENOUGH, Math.max(done, forgetting));
  }

  /// A named edge: the writer's thread outlives whatever a batch meets.
  private void commit(Batch batch) {
    try {
      List<Result> results = batch.commit(groupCommit);
      tellOfRecovery(results);
      usual = usual(usual, results.size());
      if (results.size() < batch.size()) {
        leave(batch.behind(results.size()));
      }
      Runnable answers = () -> answer(batch, results);
      if (next.isEmpty() && queue.size() < MANY) {
        answers.run();
      } else { // Others wait for this thread.
        second.execute(answers);
      }
    } catch (RuntimeException unforeseen) { // A named edge: the writer lives on.
      LOG.error("the writer of {} failed a whole batch", log.name(), unforeseen);
      batch.fail(unforeseen);
      underWay = new Batch();
    }
  }

  /// Leaves to the next batch what did not fit: it comes before what came later.
  private void leave(List<Pending> rest) {
    deciding.lock();
    try {
      next.addFirst(rest);
    } finally {
      release(deciding);
    }
  }

  /// Lets the second thread decide while this one waits for the database; not if some did not fit,
  /// which come next.
  private void passOn(int decided) {
    if (deciding.isHeldByCurrentThread() && decided == underWay.size()) {
      deciding.unlock();
      queue.tellAt(MANY, this::callSecond);
    }
  }

  private void callSecond() {
    second.execute(this::decideAhead);
  }

  private void decideAhead() {
    if (deciding.tryLock()) { // Else the first one decides already.
      try {
        next.fill(queue, BATCH_MAX);
        next.decideAhead(groupCommit);
        if (next.size() < BATCH_MAX) {
          queue.tellAt(MANY, this::callSecond);
        }
      } finally {
        deciding.unlock();
      }
    }
  }

  private void answer(Batch batch, List<Result> results) {
    batch.end(results);
    metrics.batch(batch.first(results.size()));
  }

  private static void release(ReentrantLock lock) {
    if (lock.isHeldByCurrentThread()) {
      lock.unlock();
    }
  }

  private void failLeft() {
    for (var left = queue.poll(); left.isPresent(); left = queue.poll()) {
      left.get().fail(new LogUnavailable("the log is not written now"));
    }
  }

  /// Who reads of failures should not have to guess when they were over.
  private void tellOfRecovery(List<Result> results) {
    boolean lost = results.stream().allMatch(Result::isPassing);
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
        if (underWay.isOlderThan(ANSWER_WITHIN) || next.isOlderThan(ANSWER_WITHIN)) {
          underWay.fail(new LogUnavailable("no commit in time"));
          next.fail(new LogUnavailable("no commit in time"));
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
}
