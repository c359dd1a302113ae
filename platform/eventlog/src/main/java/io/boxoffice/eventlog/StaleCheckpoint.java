package io.boxoffice.eventlog;

/// Somebody else moved the checkpoint: this subscriber is a zombie and must stop (SUB2).
public final class StaleCheckpoint extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StaleCheckpoint(String name, long expected, long found) {
    super("checkpoint %s is at %d, not at %d".formatted(name, found, expected));
  }
}
