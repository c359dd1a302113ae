package io.boxoffice.eventlog;

import java.util.List;

/// What units want to know of the log beside the states of aggregates, and that only its lock keeps
/// true.
///
/// @param scopes of answers that may have been given before
/// @param checkpoints names of those that are to move
/// @param rows whether statements of the service's own may find something in their way
record Questions(List<String> scopes, List<String> checkpoints, boolean rows) {

  static Questions of(List<Unit> units) {
    return new Questions(
        together(units, Together.Once.class).stream().map(once -> once.key().scope()).toList(),
        together(units, Together.Checkpoint.class).stream()
            .map(Together.Checkpoint::name)
            .distinct()
            .toList(),
        !together(units, Together.Rows.class).isEmpty());
  }

  boolean isEmpty() {
    return scopes.isEmpty() && checkpoints.isEmpty() && !rows;
  }

  private static <T extends Together> List<T> together(List<Unit> units, Class<T> kind) {
    return units.stream()
        .flatMap(unit -> unit.together().stream())
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }
}
