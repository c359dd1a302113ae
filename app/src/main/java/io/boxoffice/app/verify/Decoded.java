package io.boxoffice.app.verify;

import io.boxoffice.core.PermanentFailure;

/// What a stored event says by its contract.
sealed interface Decoded {

  /// As readers see it: of the newest version.
  record Event(Object value) implements Decoded {}

  /// No business of anybody but its own service.
  record Private() implements Decoded {}

  /// No reader can read it.
  record Unreadable(String why) implements Decoded {}

  static Decoded of(LogEvent stored) {
    if (stored.log().keepsToItself(stored.type())) {
      return new Private();
    }
    try {
      return new Event(stored.log().decode(stored.type(), stored.data()));
    } catch (PermanentFailure unreadable) {
      return new Unreadable(String.valueOf(unreadable.getMessage()));
    }
  }
}
