package io.boxoffice.chaos;

import io.boxoffice.chaos.FaultPlan.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Runs a plan of faults against the program under load, and checks after each fault and at the end
/// that what was acknowledged is there. Stops at the first violation.
public final class Campaign {

  /// How much longer than a recovery it may take until everything has come to its end.
  private static final int REST_OF_RECOVERY = 6;

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /// A hot show is sold out within seconds; the next one begins as often.
  private static final int STEPS_PER_HOT_SHOW = 3;

  /// The proof reads all logs: not after each fault, once they are long.
  private static final int STEPS_PER_PROOF = 10;

  private final CampaignSettings settings;
  private final Function<Path, Tokens> tokens;
  private final Proof proof;
  private final Clock clock;
  private final Consumer<String> tell;
  private final Map<Fault, Integer> made = new EnumMap<>(Fault.class);
  private final Map<Fault, String> notPossible = new EnumMap<>(Fault.class);
  private final List<String> violations = new ArrayList<>();
  private Duration slowest = Duration.ZERO;
  private long waiting;

  /// @param tokens makes them once the data folder has its keys
  /// @param tell takes each line of progress for the user
  public Campaign(
      CampaignSettings settings,
      Function<Path, Tokens> tokens,
      Proof proof,
      Clock clock,
      Consumer<String> tell) {
    this.settings = settings;
    this.tokens = tokens;
    this.proof = proof;
    this.clock = clock;
    this.tell = tell;
  }

  /// Throws [ChaosFailure] if it can't be carried out.
  public CampaignResult run() {
    long began = System.nanoTime();
    try (Rig rig = Rig.set(settings, clock)) {
      return run(rig, began);
    }
  }

  private CampaignResult run(Rig rig, long began) {
    rig.keep(true); // Until it is known that nobody needs to look.
    FaultPlan plan = plan(rig);
    tell.accept(plan.text());
    rig.start();
    Tokens ours = rig.tokens(tokens);
    var stage = new Stage(rig.http(), ours, clock);
    var inspector = new Inspector(rig, stage, ours, proof, clock);
    var breaker = new Breaker(rig, ours);
    try (Crowd _ = rig.crowd(stage, ours)) {
      tell.accept("On sale, %d faults to come.".formatted(plan.steps().size()));
      faults(rig, plan, stage, breaker, inspector, began);
    }
    if (violations.isEmpty()) {
      comeToRest(breaker, inspector);
    }
    rig.keep(settings.keep() || !violations.isEmpty());
    return result(rig, plan, Duration.ofNanos(System.nanoTime() - began));
  }

  private FaultPlan plan(Rig rig) {
    List<Fault> possible = new ArrayList<>();
    for (Fault fault : settings.faults()) {
      if (fault.isOfDisk() && rig.disk().isEmpty()) {
        notPossible.put(fault, rig.diskRefusal());
        tell.accept(fault.wireName() + " is not possible here: " + rig.diskRefusal());
      } else {
        possible.add(fault);
      }
    }
    return FaultPlan.of(settings.seed(), settings.kills(), possible, settings.rounds());
  }

  private void faults(
      Rig rig, FaultPlan plan, Stage stage, Breaker breaker, Inspector inspector, long began) {
    int done = 0;
    for (Step step : plan.steps()) {
      boolean late = System.nanoTime() - began > settings.atMost().toNanos();
      if (late || !violations.isEmpty()) {
        return;
      }
      Patience.pause(step.before());
      violations.addAll(breaker.make(step));
      made.merge(step.fault(), 1, Integer::sum);
      done++;
      Optional<Duration> recovery = inspector.recovery(settings.recoveryWithin());
      if (recovery.isEmpty()) {
        violations.add(
            "nothing could be held for %d s after %s; the process said last:\n%s"
                .formatted(
                    settings.recoveryWithin().toSeconds(),
                    step.fault().wireName(),
                    rig.server().tail()));
        return;
      }
      slowest = slowest.compareTo(recovery.get()) < 0 ? recovery.get() : slowest;
      violations.addAll(inspector.broken());
      if (done <= STEPS_PER_PROOF || done % STEPS_PER_PROOF == 0) {
        violations.addAll(inspector.disproved());
      }
      renew(stage, step, done);
      tell.accept(progress(rig, plan, step, done, recovery.get()));
    }
  }

  /// A jump of the clock leaves holds behind that lapse an hour later only.
  private static void renew(Stage stage, Step step, int done) {
    if (done % STEPS_PER_HOT_SHOW == 0 || step.fault().isOfClock()) {
      try {
        stage.renew();
      } catch (IOException e) {
        throw new ChaosFailure("the next hot show could not be published", e);
      }
    }
  }

  private String progress(Rig rig, FaultPlan plan, Step step, int done, Duration recovery) {
    return "[%d/%d] %s: sold again %d ms later; %,d acknowledged, %d violations"
        .formatted(
            done,
            plan.steps().size(),
            step.fault().wireName(),
            recovery.toMillis(),
            rig.recorder().recording().acknowledged(),
            violations.size());
  }

  /// Waits until nothing is under way. What a jump of the clock put off for an hour comes due by
  /// another one: that is the same as to wait.
  private void comeToRest(Breaker breaker, Inspector inspector) {
    tell.accept("The customers went home; waiting until all is at rest.");
    boolean jumped = made.keySet().stream().anyMatch(Fault::isOfClock);
    Duration ahead = jumped ? Duration.ofHours(1).plusMinutes(1) : Duration.ZERO;
    if (jumped) {
      breaker.clock(ahead);
    }
    List<String> unrest = new ArrayList<>();
    boolean rests =
        Patience.await(
            settings.recoveryWithin().multipliedBy(REST_OF_RECOVERY),
            LOOK_EVERY,
            () -> {
              violations.addAll(inspector.broken());
              violations.addAll(inspector.disproved());
              unrest.clear();
              unrest.addAll(inspector.unrest(ahead));
              waiting = inspector.waiting();
              return !violations.isEmpty() || (unrest.isEmpty() && waiting == 0);
            });
    // Orders that wait for a time that is still to come are no violation; all else is by now.
    violations.addAll(rests ? List.of() : unrest);
  }

  private CampaignResult result(Rig rig, FaultPlan plan, Duration took) {
    Map<String, Integer> mails = rig.world().mailsById();
    return new CampaignResult(
        plan.seed(),
        made,
        plan.steps().size(),
        notPossible,
        rig.recorder().recording(),
        rig.recorder().rest(),
        slowest,
        took,
        mails.size(),
        mails.values().stream().filter(times -> times > 1).count(),
        waiting,
        violations,
        settings.folder());
  }
}
