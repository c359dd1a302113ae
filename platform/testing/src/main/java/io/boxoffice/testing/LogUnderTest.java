package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.eventlog.Together;
import io.boxoffice.eventlog.Unit;
import io.boxoffice.eventlog.WriterLimits;
import io.boxoffice.eventlog.WriterMetrics;
import io.boxoffice.testing.tally.Tally;
import io.boxoffice.testing.tally.TallyCommand;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What the tests of [EventLogContract] work with: a log, a clock, writers.
public final class LogUnderTest implements AutoCloseable {
  private final EventLogFixture fixture;
  private final SettableClock clock = SettableClock.at("2026-03-01T10:00:00Z");
  private final List<LogWriter> writers = new ArrayList<>();

  public LogUnderTest(EventLogFixture fixture) {
    this.fixture = fixture;
  }

  EventLogFixture fixture() {
    return fixture;
  }

  EventLog log() {
    return fixture.log();
  }

  SettableClock clock() {
    return clock;
  }

  /// The log's writer in this process.
  LogWriter writer() {
    return writer(fixture.log(), WriterLimits.defaults());
  }

  /// The log's writer in another process, or after a restart.
  LogWriter anotherWriter() {
    return writer(fixture.another(), WriterLimits.defaults());
  }

  LogWriter writer(EventLog log, WriterLimits limits) {
    var metrics = new WriterMetrics(new SimpleMeterRegistry(), log.name());
    var writer = new LogWriter(log, clock, metrics, limits);
    writers.add(writer);
    return writer;
  }

  Duration patience() {
    return fixture.patience();
  }

  /// All events of the log.
  List<StoredEvent> events() {
    return log().after(0, Set.of(), Integer.MAX_VALUE);
  }

  static AddressedCommand<?, ?, ?, ?> to(String id, TallyCommand command) {
    return Tally.TYPE.command(id, _ -> command);
  }

  static Unit unit(String id, TallyCommand command) {
    return Unit.of(to(id, command), Metadata.of("test"));
  }

  /// A unit that is for one version of its stream only.
  static Unit unitAt(long version, String id, TallyCommand command) {
    return Unit.of(to(id, command).onlyAt(at -> at == version), Metadata.of("test"));
  }

  <T> T get(CompletableFuture<T> future) throws ExecutionException {
    try {
      return future.get(patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("no outcome within " + patience(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  Outcome.Accepted accepted(CompletableFuture<Outcome> future) throws ExecutionException {
    Outcome outcome = get(future);
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return (Outcome.Accepted) outcome;
  }

  /// Keeps a writer busy, so that units queue up behind.
  Held hold(LogWriter writer) {
    return hold(writer, Unit.of(List.of(), Metadata.of("hold")), () -> {});
  }

  /// Keeps a writer busy with the commit of a unit.
  ///
  /// @param end what the last of its statements does
  Held hold(LogWriter writer, Unit unit, Statement end) {
    var entered = new CountDownLatch(1);
    var released = new CountDownLatch(1);
    var rows =
        new Together.Rows(
            _ -> {
              entered.countDown();
              await(released);
              end.run();
            });
    var held = new Held(released, writer.submit(unit.with(rows)));
    await(entered);
    return held;
  }

  private void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(patience().toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /// A statement that may be refused.
  interface Statement {
    void run() throws SQLException;
  }

  /// A writer that is kept busy until this is closed.
  record Held(CountDownLatch released, CompletableFuture<Outcome> outcome)
      implements AutoCloseable {
    @Override
    public void close() {
      released.countDown();
    }
  }

  @Override
  public void close() {
    writers.forEach(LogWriter::close);
    fixture.close();
  }
}
