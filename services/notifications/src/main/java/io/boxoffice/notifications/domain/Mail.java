package io.boxoffice.notifications.domain;

/// How far one mail is.
public enum Mail {
  /// Nobody asked for it.
  NONE,
  /// Asked for; it is being sent, or waits for another try.
  REQUESTED,
  /// The mail server took it.
  SENT,
  /// Given up.
  FAILED
}
