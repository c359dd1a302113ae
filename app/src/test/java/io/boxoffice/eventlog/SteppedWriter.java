package io.boxoffice.eventlog;

import io.boxoffice.core.Ids;
import io.boxoffice.core.PassingFailure;
import io.boxoffice.core.Refusal;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;

/// The writer without its thread: what is submitted waits until somebody takes a step, and who
/// waits for an outcome takes steps until it is there.
public class SteppedWriter implements UnitWriter {

  /// Events between two snapshots: few, so that short runs restart from some.
  private static final int SNAPSHOT_EVERY = 5;

  private final EventLog log;
  private final Around around;
  private final AggregateCache cache;
  private final GroupCommit groupCommit;
  private final Deque<Pending> queue = new ArrayDeque<>();
  private final List<LogListener> listeners = new ArrayList<>();
  private Batch underWay = new Batch();
  private Batch next = new Batch();

  /// What the writer finds around it.
  ///
  /// @param snapshots runs what writes snapshots
  /// @param meanwhile what others do while somebody waits for an outcome
  /// @param batch how many units are taken at most: into a batch, and to be decided while it
  ///     is on its way
  /// @param witness sees each unit before it is decided
  /// @param committed hears of each commit before the listeners
  public record Around(
      Clock clock,
      Ids ids,
      ExecutorService snapshots,
      Runnable meanwhile,
      IntSupplier batch,
      UnaryOperator<Unit> witness,
      Consumer<Changes> committed) {}

  public SteppedWriter(EventLog log, Around around) {
    this.log = log;
    this.around = around;
    this.cache = new AggregateCache(log, WriterLimits.defaults().aggregates());
    this.groupCommit =
        new GroupCommit(
            log,
            cache,
            around.clock(),
            around.ids(),
            this::tell,
            new SnapshotWriter(log, around.snapshots()),
            this::decideAhead);
  }

  @Override
  public String log() {
    return log.name();
  }

  @Override
  public void listen(LogListener listener) {
    listeners.add(listener);
  }

  @Override
  public CompletableFuture<Outcome> submit(Unit unit) {
    var outcome = new Stepped();
    var commands = unit.commands().stream().<AddressedCommand<?, ?, ?, ?>>map(this::often).toList();
    var seen = around.witness().apply(new Unit(commands, unit.metadata(), unit.together()));
    queue.add(new Pending(seen, 0, outcome));
    return outcome;
  }

  @Override
  public Outcome execute(Unit unit) {
    try {
      return submit(unit).join();
    } catch (CompletionException ended) {
      throw switch (ended.getCause()) {
        case PassingFailure passing -> new LogUnavailable("not available now", passing);
        case RuntimeException failure -> failure;
        case null -> ended;
        case Throwable _ -> ended;
      };
    }
  }

  /// Whether nothing waits.
  public boolean idle() {
    return queue.isEmpty() && next.isEmpty();
  }

  /// Commits one batch and answers.
  public void step() {
    take();
    underWay = next;
    next = new Batch();
    Batch batch = underWay;
    List<Result> results = batch.commit(groupCommit);
    next.addFirst(batch.behind(results.size()));
    batch.end(results);
  }

  private void take() {
    List<Pending> taken = new ArrayList<>();
    for (int most = around.batch().getAsInt(); taken.size() < most && !queue.isEmpty(); ) {
      taken.add(queue.remove());
    }
    next.addLast(taken);
  }

  /// As the second thread does while the first waits for the database.
  private void decideAhead(int decided) {
    if (!queue.isEmpty() && decided == underWay.size()) {
      take();
      next.decideAhead(groupCommit);
    }
  }

  /// Reads aggregates as they are committed.
  public Aggregates aggregates() {
    return new Aggregates(log, cache);
  }

  AggregateCache cache() {
    return cache;
  }

  private void tell(Changes changes) {
    around.committed().accept(changes);
    listeners.forEach(listener -> listener.committed(changes));
  }

  private <S, C, E, R extends Refusal> AddressedCommand<S, C, E, R> often(
      AddressedCommand<S, C, E, R> command) {
    Snapshots<S> kept = command.type().snapshots();
    if (!kept.kept()) {
      return command;
    }
    var more =
        new Snapshots<S>(kept.schemaVersion(), _ -> SNAPSHOT_EVERY, kept.write(), kept.read());
    return new AddressedCommand<>(
        command.type().snapshots(more), command.stream(), command.command(), command.expected());
  }

  /// An outcome that comes while it is waited for.
  private final class Stepped extends CompletableFuture<Outcome> {
    @Override
    public Outcome join() {
      while (!isDone()) {
        around.meanwhile().run();
        if (!isDone()) {
          step();
        }
      }
      return super.join();
    }

    @Override
    public Outcome get(long timeout, TimeUnit unit) {
      return join();
    }
  }
}
