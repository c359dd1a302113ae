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
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private final List<LogListener> listeners = new ArrayList<>();

  /// What the writer finds around it.
  ///
  /// @param snapshots runs what writes snapshots
  /// @param meanwhile what others do while somebody waits for an outcome
  /// @param batch how many units the next batch takes at most
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
            new SnapshotWriter(log, around.snapshots()));
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
    queue.add(new Waiting(seen, outcome));
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
    return queue.isEmpty();
  }

  /// Commits one batch and answers.
  public void step() {
    int most = around.batch().getAsInt();
    List<Waiting> batch = new ArrayList<>();
    while (batch.size() < most && !queue.isEmpty()) {
      batch.add(queue.remove());
    }
    List<Unit> units = batch.stream().map(Waiting::unit).toList();
    List<GroupCommit.Result> results = groupCommit.commit(units);
    for (int i = batch.size() - 1; i >= results.size(); i--) {
      queue.addFirst(batch.get(i));
    }
    for (int i = 0; i < results.size(); i++) {
      switch (results.get(i)) {
        case GroupCommit.Result.Told(var told) -> batch.get(i).outcome().complete(told);
        case GroupCommit.Result.Failed(var failure) ->
            batch.get(i).outcome().completeExceptionally(failure);
      }
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

  private record Waiting(Unit unit, CompletableFuture<Outcome> outcome) {}

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
