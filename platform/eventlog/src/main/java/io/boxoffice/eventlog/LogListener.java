package io.boxoffice.eventlog;

/// Hears of commits. Called on the writer's thread, so it must only take note.
@FunctionalInterface
public interface LogListener {

  /// What was committed; the changes are not to be modified. A transaction without events is told
  /// too.
  void committed(Changes changes);
}
