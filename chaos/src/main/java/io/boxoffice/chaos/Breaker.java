package io.boxoffice.chaos;

import io.boxoffice.chaos.FaultPlan.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes faults happen, and undoes what must be undone.
final class Breaker {
  private static final String CLOCK = "/api/v1/dev/clock";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration CLOCK_SET_WITHIN = Duration.ofSeconds(30);

  /// As the JVM ends when it has done what there was to do.
  private static final int ENDED_BY_SIGTERM = 128 + 15;

  private final Rig rig;
  private final Tokens tokens;

  Breaker(Rig rig, Tokens tokens) {
    this.rig = rig;
    this.tokens = tokens;
  }

  /// Returns when the fault is over and the installation is left to itself.
  ///
  /// @return what the fault itself showed to be wrong, as sentences
  List<String> make(Step step) {
    List<String> wrong = step.fault() == Fault.TERMINATE_SERVER ? terminate() : List.of();
    make(step.fault(), step.lasting());
    return wrong;
  }

  private void make(Fault fault, Duration lasting) {
    switch (fault) {
      case TERMINATE_SERVER -> rig.server().spawn();
      case KILL_SERVER -> {
        rig.server().kill();
        rig.server().spawn();
      }
      case KILL_POSTGRES -> rig.postgres().kill();
      case KILL_BACKEND -> rig.postgres().killSession();
      case STOP_SERVER -> stopServer(lasting);
      case STOP_POSTGRES -> rig.postgres().stopFor(lasting);
      case PROVIDER_DOWN -> provider(Map.of("down", true), lasting);
      case PROVIDER_SLOW -> provider(Map.of("delayMillis", 2_000), lasting);
      case PROVIDER_ERRORS -> provider(Map.of("errorRate", 0.34), lasting);
      case PROVIDER_FORGETFUL -> provider(Map.of("dropAnswers", 20), lasting);
      case PROVIDER_GREEDY -> provider(Map.of("doubleCapture", 5), lasting);
      case WEBHOOKS_DOUBLE -> provider(Map.of("duplicateWebhooks", true), lasting);
      case WEBHOOKS_LATE -> provider(Map.of("webhookDelayMillis", 4_000), lasting);
      case WEBHOOKS_SHUFFLED -> provider(Map.of("shuffleWebhooks", true), lasting);
      case WEBHOOKS_MUTE -> provider(Map.of("muteWebhooks", true), lasting);
      case SMTP_DOWN -> mailServerOff(lasting);
      case SMTP_REFUSING -> mailServerRefuses(lasting);
      case CLOCK_AHEAD -> clockJumps(HOUR, lasting);
      case CLOCK_BACK -> clockJumps(HOUR.negated(), lasting);
      case DISK_FULL -> rig.disk().orElseThrow().fullFor(lasting);
      case SLOW_DISK -> rig.disk().orElseThrow().slowFor(lasting);
    }
  }

  /// Moves the clock of the process by so much from the real time, until it is set again.
  void clock(Duration ahead) {
    boolean set =
        Patience.await(
            CLOCK_SET_WITHIN,
            () -> {
              try {
                Map<String, String> body = Map.of("ahead", ahead.toString());
                return rig.http().put(CLOCK, tokens.operator(), body).status() == 200;
              } catch (IOException _) {
                return false;
              }
            });
    if (!set) {
      throw new ChaosFailure("the clock of the process could not be set");
    }
  }

  /// The process ends by itself, and its database before it.
  private List<String> terminate() {
    List<String> wrong = new ArrayList<>();
    int status = rig.server().stop();
    if (status != 0 && status != ENDED_BY_SIGTERM) {
      wrong.add("the process ended with status %d on SIGTERM".formatted(status));
    }
    if (rig.postgres().isRunning()) {
      wrong.add("the process ended on SIGTERM and left its database running");
    }
    return wrong;
  }

  private void stopServer(Duration lasting) {
    List<ProcessHandle> server = List.of(rig.server().process());
    try {
      Signals.stop(server);
      Patience.pause(lasting);
    } finally {
      Signals.goOn(server);
    }
  }

  private void provider(Map<String, Object> faults, Duration lasting) {
    try {
      rig.world().provider(faults);
      Patience.pause(lasting);
    } finally {
      rig.world().provider(Map.of());
    }
  }

  private void mailServerOff(Duration lasting) {
    rig.world().mail().stop();
    try {
      Patience.pause(lasting);
    } finally {
      rig.world().mail().start();
    }
  }

  private void mailServerRefuses(Duration lasting) {
    try {
      rig.world().mail().refuse(true);
      Patience.pause(lasting);
    } finally {
      rig.world().mail().refuse(false);
    }
  }

  private void clockJumps(Duration ahead, Duration lasting) {
    try {
      clock(ahead);
      Patience.pause(lasting);
    } finally {
      clock(Duration.ZERO);
    }
  }
}
