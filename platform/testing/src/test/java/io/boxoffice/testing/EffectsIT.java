package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.core.PermanentFailure;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Unit;
import io.boxoffice.eventlog.effects.EffectCall;
import io.boxoffice.eventlog.effects.EffectHandler;
import io.boxoffice.eventlog.effects.EffectWorker;
import io.boxoffice.eventlog.effects.RetryPolicy;
import io.boxoffice.testing.tally.Tally;
import io.boxoffice.testing.tally.TallyCommand;
import io.boxoffice.testing.tally.TallyEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@Timeout(60)
class EffectsIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  /// Leases are on the database's clock: one that ends during a slow commit makes a second call.
  private static final Duration SOON_OVER = Duration.ofMillis(400);

  private static final RetryPolicy QUICK =
      new RetryPolicy(Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofSeconds(30));

  private final PostgresLogFixture fixture = new PostgresLogFixture();
  private final LogUnderTest subject = new LogUnderTest(fixture);
  private final List<EffectWorker<?>> workers = new ArrayList<>();
  private final List<UUID> keys = new CopyOnWriteArrayList<>();

  @BeforeEach
  void set_the_clock() {
    subject.clock().set(Clock.systemUTC().instant());
  }

  @AfterEach
  void close() {
    workers.forEach(EffectWorker::close);
    subject.close();
  }

  @Test
  void EFF1_an_effect_is_made_and_its_outcome_told() throws Exception {
    LogWriter writer = subject.writer();
    start(writer, target("mail", _ -> "sent"));
    wish(writer, "a", "mail");
    until("told", () -> events("a").contains(new TallyEvent.Called("sent")));
    until("ended", () -> fixture.effects().isEmpty());
    assertThat(keys).hasSize(1);
  }

  @Test
  void EFF1_every_try_has_the_same_key() throws Exception {
    LogWriter writer = subject.writer();
    start(
        writer,
        target(
            "mail",
            tries -> {
              if (tries < 3) {
                throw new PassingFailure("busy");
              }
              return "sent";
            }));
    wish(writer, "a", "mail");
    until("told", () -> events("a").contains(new TallyEvent.Called("sent")));
    assertThat(keys).hasSize(4).containsOnly(keys.getFirst());
  }

  @Test
  void EFF1_a_call_whose_outcome_was_never_told_is_made_again_with_its_key() throws Exception {
    LogWriter dying = subject.writer();
    start(
        dying,
        target(
            "mail",
            _ -> {
              dying.close(); // Between the call and its outcome.
              return "lost";
            }),
        fixture.database().pool(),
        SOON_OVER);
    wish(dying, "a", "mail");
    until("called", () -> keys.size() == 1 && !dying.healthy());
    workers.getFirst().close();
    assertThat(fixture.effects()).hasSize(1);
    LogWriter next = subject.anotherWriter();
    start(next, target("mail", _ -> "sent"));
    until("told", () -> events("a").contains(new TallyEvent.Called("sent")));
    assertThat(keys).hasSize(2).containsOnly(keys.getFirst());
  }

  /// Another process may have written it long before this one could see it, or have died with it.
  @Test
  void EFF1_an_effect_older_than_those_made_is_made_too() throws Exception {
    LogWriter writer = subject.writer();
    wish(writer, "late", "unseen");
    start(writer, target("mail", _ -> "sent"));
    wish(writer, "a", "mail");
    until("told", () -> events("a").contains(new TallyEvent.Called("sent")));

    JdbcClient.create(fixture.database().pool())
        .sql("update effects set kind = 'mail', due_at = due_at - interval '1 hour'")
        .update();

    until("made too", () -> events("late").contains(new TallyEvent.Called("sent")));
  }

  @Test
  void EFF2_a_wish_that_is_void_by_now_is_dropped_without_a_call() throws Exception {
    LogWriter writer = subject.writer();
    Target handler = target("mail", _ -> "sent");
    handler.wanted.set(false);
    wish(writer, "a", "mail");
    start(writer, handler);
    until("dropped", () -> fixture.effects().isEmpty());
    assertThat(keys).isEmpty();
    assertThat(events("a")).containsExactly(new TallyEvent.Wished("mail"));
  }

  @Test
  void EFF3_a_target_that_hangs_delays_no_other_and_takes_few_calls_at_once() throws Exception {
    LogWriter writer = subject.writer();
    var released = new CountDownLatch(1);
    var underWay = new AtomicInteger();
    start(
        writer,
        target(
            "slow",
            _ -> {
              underWay.incrementAndGet();
              try {
                released.await();
              } catch (InterruptedException e) {
                throw new PassingFailure("interrupted", e);
              }
              return "late";
            }));
    start(writer, target("mail", _ -> "sent"));
    for (int i = 0; i < 20; i++) {
      wish(writer, "slow" + i, "slow");
    }
    wish(writer, "a", "mail");
    until("mail is sent", () -> events("a").contains(new TallyEvent.Called("sent")));
    until("slow ones are under way", () -> underWay.get() == Target.CALLS_MAX);
    assertThat(underWay).hasValue(Target.CALLS_MAX);
    released.countDown();
    until("all are told", () -> fixture.effects().isEmpty());
  }

  /// A server that expects few effects may look for those to claim once for each of them.
  @Test
  void EFF3_no_plan_of_the_database_makes_more_calls_at_once() throws Exception {
    LogWriter writer = subject.writer();
    for (int i = 0; i < 20; i++) {
      wish(writer, "a" + i, "mail");
    }
    try (Connection connection = fixture.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "set enable_hashjoin = off; set enable_mergejoin = off; set enable_hashagg = off;"
              + " set enable_sort = off; set enable_material = off");
      start(
          writer,
          target("mail", _ -> "sent"),
          new SingleConnectionDataSource(connection, true),
          EffectWorker.LEASE);
      until("all are sent", () -> fixture.effects().isEmpty());
      workers.forEach(EffectWorker::close);
    }
    assertThat(keys).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void EFF3_a_target_that_is_down_is_left_alone_and_found_again_when_it_is_up() throws Exception {
    LogWriter writer = subject.writer();
    var down = new AtomicBoolean(true);
    start(
        writer,
        target(
            "mail",
            _ -> {
              if (down.get()) {
                throw new PassingFailure("down");
              }
              return "sent";
            }));
    for (int i = 0; i < 30; i++) {
      wish(writer, "a" + i, "mail");
    }
    until("the circuit opens", () -> lastErrors().contains("circuit open"));
    int calls = keys.size();
    assertThat(calls).isLessThan(30);
    down.set(false);
    // Waiting ones come due as the clock goes on; the circuit closes by itself.
    until(
        "all are sent",
        () -> {
          subject.clock().advance(Duration.ofMillis(20));
          return fixture.effects().isEmpty();
        });
  }

  @Test
  void EFF3_an_effect_is_given_up_after_its_time_also_behind_an_open_circuit() throws Exception {
    LogWriter writer = subject.writer();
    start(
        writer,
        target(
            "mail",
            _ -> {
              throw new PassingFailure("down");
            }));
    for (int i = 0; i < 15; i++) {
      wish(writer, "a" + i, "mail");
    }
    until("the circuit opens", () -> lastErrors().contains("circuit open"));
    subject.clock().advance(QUICK.within());
    until("all are given up", () -> fixture.effects().isEmpty());
    assertThat(events("a")).hasSize(15).allMatch(event -> event.toString().contains("gave up"));
  }

  /// The clock is the test's: 30 calls at 20 a second, of which 2 may begin at once, take 1.4 s of
  /// it.
  @Test
  void a_throttled_target_gets_no_more_calls_than_it_wants() throws Exception {
    LogWriter writer = subject.writer();
    for (int i = 0; i < 30; i++) {
      wish(writer, "a" + i, "mail");
    }
    Instant begun = subject.clock().instant();
    start(writer, new Target("mail", _ -> "sent", keys, new AtomicBoolean(true), 20));
    until("all are sent", () -> fixture.effects().isEmpty());
    assertThat(keys).hasSize(30);
    assertThat(subject.clock().instant()).isAfterOrEqualTo(begun.plusMillis(1_400));
  }

  @Test
  void an_effect_that_no_try_will_cure_is_given_up_at_once() throws Exception {
    LogWriter writer = subject.writer();
    start(
        writer,
        target(
            "mail",
            _ -> {
              throw new PermanentFailure("no such address");
            }));
    wish(writer, "a", "mail");
    until("given up", () -> fixture.effects().isEmpty());
    assertThat(events("a")).last().isEqualTo(new TallyEvent.Called("gave up: no such address"));
    assertThat(keys).hasSize(1);
  }

  private void until(String what, BooleanSupplier holds) {
    Await.until(
        SOON,
        what,
        () -> {
          subject.clock().advance(Duration.ofMillis(1));
          return holds.getAsBoolean();
        });
  }

  private void start(LogWriter writer, Target handler) {
    start(writer, handler, fixture.database().pool(), EffectWorker.LEASE);
  }

  private void start(LogWriter writer, Target handler, DataSource pool, Duration lease) {
    var worker =
        new EffectWorker<>(
            handler, pool, writer, subject.clock(), lease, new SimpleMeterRegistry());
    workers.add(worker);
    worker.start();
  }

  private void wish(LogWriter writer, String id, String kind) throws Exception {
    var unit = Unit.of(LogUnderTest.to(id, new TallyCommand.Wish(kind)), Metadata.of(id));
    subject.accepted(writer.submit(unit));
  }

  private List<TallyEvent> events(String id) {
    return subject.events().stream()
        .filter(event -> event.stream().equals("tally-" + id))
        .map(event -> TallyEvent.CODEC.decode(event.type(), event.data()))
        .toList();
  }

  private List<String> lastErrors() {
    return JdbcClient.create(fixture.database().pool())
        .sql("select coalesce(last_error, '') from effects")
        .query(String.class)
        .list();
  }

  private Target target(String kind, Function<Integer, String> calls) {
    return new Target(kind, calls, keys, new AtomicBoolean(true), EffectHandler.UNLIMITED);
  }

  /// Calls what a test gives it, with the number of tries before.
  private record Target(
      String kind,
      Function<Integer, String> calls,
      List<UUID> keys,
      AtomicBoolean wanted,
      int callsPerSecondMax)
      implements EffectHandler<Tally.Wish> {
    static final int CALLS_MAX = 3;

    @Override
    public Class<Tally.Wish> payload() {
      return Tally.Wish.class;
    }

    @Override
    public RetryPolicy retries() {
      return QUICK;
    }

    @Override
    public int callsMax() {
      return CALLS_MAX;
    }

    @Override
    public boolean wanted(Tally.Wish wish) {
      return wanted.get();
    }

    @Override
    public List<AddressedCommand<?, ?, ?, ?>> perform(Tally.Wish wish, EffectCall call) {
      keys.add(call.key());
      String outcome = calls.apply(call.tries());
      return List.of(told(call.metadata().correlationId(), outcome));
    }

    @Override
    public List<AddressedCommand<?, ?, ?, ?>> gaveUp(Tally.Wish wish, String reason) {
      return List.of(told("a", "gave up: " + reason));
    }

    private static AddressedCommand<?, ?, ?, ?> told(String id, String outcome) {
      return LogUnderTest.to(id, new TallyCommand.Called(outcome));
    }
  }
}
