package io.boxoffice.chaos;

import io.boxoffice.chaos.HttpShop.Reply;
import io.boxoffice.core.Ids;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Looks whether the installation sells again, keeps its word, and comes to rest.
final class Inspector {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final Duration READ_WITHIN = Duration.ofSeconds(60);

  private final Rig rig;
  private final Stage stage;
  private final Tokens tokens;
  private final Proof proof;
  private final Clock clock;
  private final Ids ids;

  Inspector(Rig rig, Stage stage, Tokens tokens, Proof proof, Clock clock) {
    this.rig = rig;
    this.stage = stage;
    this.tokens = tokens;
    this.proof = proof;
    this.clock = clock;
    this.ids = new Ids(clock);
  }

  /// How long it took until somebody could hold something again; empty if that was too long.
  Optional<Duration> recovery(Duration within) {
    long began = System.nanoTime();
    String somebody = tokens.customer(ids.next());
    boolean back = Patience.await(within, LOOK_EVERY, () -> sells(somebody));
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    // The last look may begin in time and end too late.
    return Optional.of(took).filter(time -> back && time.compareTo(within) <= 0);
  }

  private boolean sells(String somebody) {
    Stage.Show show = stage.large().getFirst();
    try {
      Map<String, String> key = Map.of("Idempotency-Key", ids.next().toString());
      return rig.http().post(show.holds(), somebody, show.lines(1), key).status() == 201;
    } catch (IOException _) {
      return false;
    }
  }

  /// What is wrong by now, whatever is still under way.
  List<String> broken() {
    Recording recording = rig.recorder().recording();
    Recorded recorded = recorded();
    List<String> violations = new ArrayList<>(rig.recorder().contradictions());
    violations.addAll(AcknowledgedCheck.violations(recording, recorded));
    return violations;
  }

  /// What the promises' own proof finds.
  List<String> disproved() {
    Proof.Verdict verdict = proof.run(rig.postgres().server());
    return verdict.holds() ? List.of() : List.of(verdict.text());
  }

  /// What is not at rest: wrong if it stays so.
  ///
  /// @param ahead how far the clock of the installation is ahead of ours
  List<String> unrest(Duration ahead) {
    Instant now = clock.instant().plus(ahead);
    List<String> found = new ArrayList<>();
    found.addAll(
        RestCheck.violations(recorded(), rig.world().mailsById(), rig.world().ledger(), now));
    found.addAll(subscriptions());
    Proof.Verdict verdict = proof.run(rig.postgres().server());
    if (verdict.underWay() > 0) {
      found.add(verdict.underWay() + " steps of captured money are under way");
    }
    if (verdict.parked() > 0) {
      found.add(verdict.parked() + " steps of captured money wait for an operator");
    }
    if (!verdict.ledgerChecked()) {
      found.add("there is no ledger whose sum could be checked");
    }
    return found;
  }

  /// Orders that may still be paid.
  long waiting() {
    return recorded().orders.values().stream()
        .filter(order -> !order.paid && !order.cancelled)
        .count();
  }

  private List<String> subscriptions() {
    List<String> found = new ArrayList<>();
    for (JsonNode standing : listed("/api/v1/ops/subscriptions")) {
      boolean stopped = standing.path("state").asString().equals("STOPPED");
      if (standing.path("lag").asLong() > 0 || stopped) {
        found.add("a subscription is behind or stopped: " + standing);
      }
    }
    for (JsonNode parked : listed("/api/v1/ops/parked")) {
      found.add("an event is set aside: " + parked);
    }
    return found;
  }

  private JsonNode listed(String path) {
    try {
      Reply reply = rig.http().get(path, tokens.operator()).expect(200);
      return reply.json().path("items");
    } catch (IOException e) {
      throw new ChaosFailure(path + " did not answer: " + e.getMessage(), e);
    }
  }

  /// The database may just be recovering.
  private Recorded recorded() {
    List<Recorded> read = new ArrayList<>();
    List<SQLException> failures = new ArrayList<>();
    Patience.await(
        READ_WITHIN,
        () -> {
          try {
            return read.add(LogReader.read(rig.postgres().server()));
          } catch (SQLException e) {
            failures.add(e);
            return false;
          }
        });
    if (read.isEmpty()) {
      throw new ChaosFailure("the logs could not be read", failures.getLast());
    }
    return read.getFirst();
  }
}
