package io.boxoffice.messaging;

/// Where one part of a subscription stands.
///
/// @param position up to which all is done or skipped
/// @param lag positions of the log that it has not yet looked at
/// @param retrying events that are tried again by themselves
/// @param parked events that wait for an operator
/// @param waiting events that wait behind an earlier one of their key
public record Standing(
    String service,
    String name,
    String log,
    int partition,
    long position,
    long lag,
    State state,
    long retrying,
    long parked,
    long waiting) {

  /// Whether it runs here.
  public enum State {
    /// It runs in this process.
    ACTIVE,
    /// It runs in another process, or can't reach the database; this process goes on when it may.
    STANDBY,
    /// It ended for good; the process is unhealthy.
    STOPPED
  }
}
