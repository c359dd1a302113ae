package io.boxoffice.notifications.domain;

import io.boxoffice.contracts.AccountId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// What can be said of a mail.
public sealed interface MailCommand {

  /// There is a reason to send it.
  ///
  /// @param about ids and values of what it is about; no personal data
  record Request(
      UUID mailId, Template template, AccountId recipient, Map<String, String> about, Instant at)
      implements MailCommand {

    public Request {
      about = Map.copyOf(about);
    }
  }

  /// The mail server took it.
  record ConfirmSent(UUID mailId, Instant at) implements MailCommand {}

  /// No try will help, or it is too late for one.
  ///
  /// @param reason in kebab case, such as `expired`
  record GiveUp(UUID mailId, String reason, Instant at) implements MailCommand {}
}
