package io.boxoffice.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.boxoffice.app.simulation.Simulation.Result;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// The whole system on one thread and virtual time, seed by seed, with crashes, lost connections
/// and a world outside that is slow, silent and repeats itself; and the proof that it would notice.
///
/// `-Dboxoffice.sim.seed=…` runs one seed, `-Dboxoffice.sim.seeds=…` so many from
/// `-Dboxoffice.sim.from=…`.
final class SystemSim {
  private static final int SEEDS = Integer.getInteger("boxoffice.sim.seeds", 2_000);
  private static final long FROM = Long.getLong("boxoffice.sim.from", 1);
  private static final Long ONLY = Long.getLong("boxoffice.sim.seed");

  /// Within so many seeds a planted mistake is to be found.
  private static final int FOUND_WITHIN = 200;

  /// What must have come to pass in all those seeds, else they would prove little.
  private static final List<String> EXPECTED =
      List.of(
          "died killed",
          "died before a transaction",
          "died in a transaction",
          "died before a commit",
          "died behind a commit",
          "NOT_LEADING",
          "OVERTAKEN",
          "SET_ASIDE",
          "UNREACHABLE",
          "repeated",
          "sold-out",
          "limit-exceeded",
          "hold.expired.v1",
          "hold.released.v1",
          "reservation.refused.v1",
          "order.reminder-due.v1",
          "order.cancelled.v1",
          "order.completed.v1",
          "payment.action-required.v1",
          "payment.failed.v1",
          "payment.query-due.v1",
          "payment.closed.v1",
          "payment.refunded.v1",
          "mail.failed.v1",
          "mail.sent.v1",
          "ticket.checked-in.v1");

  private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.boxoffice");

  /// Everything that goes wrong is meant to; what matters is in the trace.
  @BeforeAll
  static void quiet() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void loud() {
    LOG.setLevel(null);
  }

  @Test
  void every_promise_holds_whatever_happens() {
    Set<String> happened = ConcurrentHashMap.newKeySet();
    List<Result> broken =
        seeds()
            .parallel()
            .mapToObj(seed -> Simulation.run(seed, Mistake.NONE))
            .peek(result -> happened.addAll(result.happened()))
            .filter(result -> result.violation().isPresent())
            .limit(3)
            .toList();
    assertThat(broken).isEmpty();
    if (ONLY == null) {
      assertThat(happened).containsAll(EXPECTED);
    }
  }

  @Test
  void a_seed_is_a_history() {
    Result first = Simulation.run(FROM, Mistake.NONE);
    assertThat(Simulation.run(FROM, Mistake.NONE)).isEqualTo(first);
    assertThat(
            LongStream.range(FROM, FROM + 20)
                .mapToObj(seed -> Simulation.run(seed, Mistake.NONE).hash())
                .collect(Collectors.toSet()))
        .hasSize(20);
  }

  @Test
  void finds_a_checkpoint_that_is_not_in_the_transaction() {
    assertThat(found(Mistake.CHECKPOINT_APART)).startsWith("SUB2");
  }

  @Test
  void finds_a_version_check_that_is_skipped() {
    assertThat(found(Mistake.NO_VERSION_CHECK)).startsWith("LOG2");
  }

  @Test
  void finds_an_append_that_does_not_continue_the_log() {
    assertThat(found(Mistake.NO_HEAD_CHECK)).startsWith("LOG3");
  }

  @Test
  void finds_that_events_of_another_process_are_not_read() {
    assertThat(found(Mistake.NO_CATCHING_UP)).isNotEmpty();
  }

  @Test
  void finds_an_answer_before_the_commit() {
    assertThat(found(Mistake.ANSWER_BEFORE_COMMIT, "P3")).startsWith("P3");
  }

  @Test
  void finds_a_state_that_is_changed_before_the_insert() {
    assertThat(found(Mistake.EVOLVE_BEFORE_INSERT)).isNotEmpty();
  }

  @Test
  void finds_a_wake_up_that_is_lost() {
    assertThat(found(Mistake.LOST_WAKE_UP)).startsWith("SUB3");
  }

  @Test
  void finds_an_idempotency_record_that_is_not_kept() {
    assertThat(found(Mistake.FORGOTTEN_KEYS)).startsWith("idempotency");
  }

  @Test
  void finds_a_deadline_that_is_lost() {
    assertThat(found(Mistake.LOST_DEADLINE)).isNotEmpty();
  }

  @Test
  void finds_an_effect_that_is_lost() {
    assertThat(found(Mistake.LOST_EFFECT)).isNotEmpty();
  }

  @Test
  void finds_events_of_one_key_that_are_out_of_order() {
    assertThat(found(Mistake.OUT_OF_ORDER, "SUB1")).startsWith("SUB1");
  }

  /// What the first seeds see that notice a mistake.
  private static String found(Mistake mistake) {
    return found(mistake, "");
  }

  /// The same where some seeds notice what follows from the mistake first: of this guarantee.
  private static String found(Mistake mistake, String guarantee) {
    Optional<Result> found =
        LongStream.range(FROM, FROM + FOUND_WITHIN)
            .mapToObj(seed -> Simulation.run(seed, mistake))
            .filter(result -> result.violation().filter(v -> v.startsWith(guarantee)).isPresent())
            .findFirst();
    assertThat(found).as("%s is found", mistake).isPresent();
    return found.flatMap(Result::violation).orElseThrow();
  }

  private static LongStream seeds() {
    return ONLY == null ? LongStream.range(FROM, FROM + SEEDS) : LongStream.of(ONLY);
  }
}
