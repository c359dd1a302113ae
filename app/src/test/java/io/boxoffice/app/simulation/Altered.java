package io.boxoffice.app.simulation;

import io.boxoffice.eventlog.Changes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Changes of which a part is missing.
final class Altered {

  private Altered() {}

  static Changes withCheckpoints(Changes all, Map<String, Long> checkpoints) {
    return new Changes(
        all.events(),
        all.answers(),
        all.effects(),
        all.effectsDone(),
        all.deadlines(),
        checkpoints,
        all.rows());
  }

  static Changes withoutAnswers(Changes all) {
    return new Changes(
        all.events(),
        List.of(),
        all.effects(),
        all.effectsDone(),
        all.deadlines(),
        all.checkpoints(),
        all.rows());
  }

  static Changes withoutEffects(Changes all) {
    return new Changes(
        all.events(),
        all.answers(),
        List.of(),
        all.effectsDone(),
        all.deadlines(),
        all.checkpoints(),
        all.rows());
  }

  /// A deadline that is taken away is; one that is new is not stored.
  static Changes withoutDeadlines(Changes all) {
    Map<String, Optional<Instant>> cleared = new HashMap<>(all.deadlines());
    cleared.values().removeIf(Optional::isPresent);
    return new Changes(
        all.events(),
        all.answers(),
        all.effects(),
        all.effectsDone(),
        cleared,
        all.checkpoints(),
        all.rows());
  }
}
