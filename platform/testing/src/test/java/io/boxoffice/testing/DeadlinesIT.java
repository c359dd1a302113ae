package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.eventlog.AggregateType;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Unit;
import io.boxoffice.eventlog.deadlines.DeadlineWorker;
import io.boxoffice.testing.tally.Tally;
import io.boxoffice.testing.tally.TallyCommand;
import io.boxoffice.testing.tally.TallyEvent;
import io.boxoffice.testing.tally.TallyRefusal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeadlinesIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration HOUR = Duration.ofHours(1);

  private final PostgresLogFixture fixture = new PostgresLogFixture();
  private final LogUnderTest subject = new LogUnderTest(fixture);
  private final List<DeadlineWorker> workers = new ArrayList<>();

  @AfterEach
  void close() {
    workers.forEach(DeadlineWorker::close);
    subject.close();
  }

  @Test
  void a_deadline_fires_within_a_second_of_its_time_and_not_before() throws Exception {
    LogWriter writer = subject.writer();
    DeadlineWorker worker = start(writer, Tally.TYPE);
    remind(writer, "soon", in(HOUR));
    remind(writer, "later", in(HOUR.multipliedBy(2)));
    subject.clock().advance(HOUR.minusMillis(1));
    assertThat(rung()).isEmpty();
    subject.clock().advance(Duration.ofMillis(1));
    Await.until(Duration.ofSeconds(5), "it rings", () -> rung().equals(List.of("tally-soon")));
    assertThat(fixture.deadlines()).containsOnlyKeys("tally-later");
    assertThat(worker.healthy()).isTrue();
  }

  @Test
  void a_deadline_that_came_while_nothing_ran_fires_after_the_restart() throws Exception {
    LogWriter writer = subject.writer();
    remind(writer, "a", in(HOUR));
    writer.close();
    subject.clock().advance(HOUR.multipliedBy(3));
    start(subject.anotherWriter(), Tally.TYPE);
    Await.until(SOON, "it rings", () -> rung().equals(List.of("tally-a")));
  }

  @Test
  void a_deadline_that_was_replaced_fires_at_its_new_time_only() throws Exception {
    LogWriter writer = subject.writer();
    start(writer, Tally.TYPE);
    remind(writer, "a", in(HOUR));
    remind(writer, "a", in(HOUR.multipliedBy(3)));
    remind(writer, "b", in(HOUR.multipliedBy(2)));
    subject.clock().advance(HOUR.multipliedBy(2));
    Await.until(SOON, "the other rings", () -> rung().equals(List.of("tally-b")));
    subject.clock().advance(HOUR);
    Await.until(SOON, "it rings", () -> rung().equals(List.of("tally-b", "tally-a")));
  }

  @Test
  void one_of_two_processes_fires() throws Exception {
    LogWriter writer = subject.writer();
    for (int i = 0; i < 50; i++) {
      remind(writer, "s" + i, in(HOUR));
    }
    start(writer, Tally.TYPE);
    start(subject.anotherWriter(), Tally.TYPE);
    subject.clock().advance(HOUR);
    Await.until(SOON, "all ring", () -> rung().size() >= 50);
    assertThat(rung()).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void who_does_not_lead_fires_nothing_until_it_does() throws Exception {
    var leads = new AtomicBoolean();
    var asked = new AtomicInteger();
    LogWriter writer = subject.writer();
    remind(writer, "a", in(HOUR));
    subject.clock().advance(HOUR);
    start(writer, Tally.TYPE, () -> asked.incrementAndGet() > 0 && leads.get());
    Await.until(SOON, "it looked several times", () -> asked.get() > 3);
    assertThat(rung()).isEmpty();
    leads.set(true);
    Await.until(SOON, "it rings", () -> rung().equals(List.of("tally-a")));
  }

  @Test
  void a_wake_that_fails_is_repeated_and_holds_up_no_other() throws Exception {
    var broken = new AtomicBoolean(true);
    var wakes = new AtomicInteger();
    AggregateType<Tally, TallyCommand, TallyEvent, TallyRefusal> fragile =
        Tally.TYPE.waking(
            Tally.TYPE.deadline(),
            at -> {
              if (broken.get() && wakes.incrementAndGet() > 0) {
                return new TallyCommand.Explode(new IllegalStateException("broken"));
              }
              return new TallyCommand.Ring(at);
            });
    LogWriter writer = subject.writer();
    DeadlineWorker worker = start(writer, fragile);
    remind(writer, "a", in(HOUR));
    subject.clock().advance(HOUR);
    Await.until(SOON, "it fails", () -> wakes.get() == 1);
    broken.set(false);
    remind(writer, "b", in(Duration.ofMillis(1)));
    subject.clock().advance(Duration.ofMillis(1));
    Await.until(SOON, "the other rings", () -> rung().equals(List.of("tally-b")));
    subject.clock().advance(Duration.ofSeconds(6));
    Await.until(SOON, "it rings", () -> rung().equals(List.of("tally-b", "tally-a")));
    assertThat(worker.healthy()).isTrue();
  }

  @Test
  void a_deadline_of_an_unknown_kind_holds_up_no_other() throws Exception {
    LogWriter writer = subject.writer();
    PostgresLogFixture.asAdmin(
        "insert into tallies.deadlines select 'ghost-' || n, '2020-01-01'"
            + " from generate_series(1, 600) n");
    DeadlineWorker worker = start(writer, Tally.TYPE);
    remind(writer, "a", in(HOUR));
    subject.clock().advance(HOUR);
    Await.until(SOON, "it rings", () -> rung().equals(List.of("tally-a")));
    assertThat(worker.healthy()).isTrue();
  }

  private DeadlineWorker start(
      LogWriter writer, AggregateType<Tally, TallyCommand, TallyEvent, TallyRefusal> type) {
    boolean first = workers.isEmpty();
    return start(writer, type, () -> first);
  }

  private DeadlineWorker start(
      LogWriter writer,
      AggregateType<Tally, TallyCommand, TallyEvent, TallyRefusal> type,
      BooleanSupplier leads) {
    var worker =
        new DeadlineWorker(
            "tallies",
            List.of(type),
            fixture.database().pool(),
            writer,
            subject.clock(),
            leads,
            new SimpleMeterRegistry());
    workers.add(worker);
    worker.start();
    return worker;
  }

  private Instant in(Duration duration) {
    return subject.clock().instant().plus(duration);
  }

  private void remind(LogWriter writer, String id, Instant at) throws Exception {
    var command = Tally.TYPE.command(id, _ -> new TallyCommand.Remind(at));
    subject.accepted(writer.submit(Unit.of(command, Metadata.of("test"))));
  }

  private List<String> rung() {
    return subject.events().stream()
        .filter(event -> event.type().equals("tally.rang.v1"))
        .map(event -> event.stream())
        .toList();
  }
}
