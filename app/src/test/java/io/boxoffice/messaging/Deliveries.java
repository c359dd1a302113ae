package io.boxoffice.messaging;

import io.boxoffice.eventlog.StoredEvent;

/// Hears which event had its effect in which lane, at the commit of the effect.
@FunctionalInterface
public interface Deliveries {

  /// What was delivered to whom, for the checks.
  ///
  /// @param lane name of its checkpoint
  void delivered(String lane, StoredEvent event);
}
