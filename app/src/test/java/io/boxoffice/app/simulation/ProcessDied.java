package io.boxoffice.app.simulation;

/// The process was killed in the middle of what it did. An error, so that nothing of the product
/// goes on after it.
final class ProcessDied extends Error {
  private static final long serialVersionUID = 1L;

  ProcessDied(String when) {
    super(when, null, false, false);
  }
}
