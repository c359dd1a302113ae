package io.boxoffice.contracts.notifications;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.core.EventCodec;
import io.boxoffice.core.EventType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// What happened to a mail. One stream per reason and recipient, so that a reason is mailed once.
public sealed interface MailEvent {

  /// Reads and writes these events.
  EventCodec<MailEvent> CODEC = EventCodec.of(MailEvent.class);

  UUID mailId();

  /// A mail is wanted.
  ///
  /// @param template which mail, such as `tickets`
  /// @param about ids of what it is about, by name
  @EventType("mail.requested.v1")
  record MailRequested(
      UUID mailId, String template, AccountId recipient, Map<String, String> about, Instant at)
      implements MailEvent {}

  @EventType("mail.sent.v1")
  record MailSent(UUID mailId, Instant at) implements MailEvent {}

  /// Given up: no try will help, or it is too late for one.
  @EventType("mail.failed.v1")
  record MailFailed(UUID mailId, String reason, Instant at) implements MailEvent {}
}
