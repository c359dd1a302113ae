package io.boxoffice.notifications.application;

import io.boxoffice.core.Email;
import java.util.UUID;

/// Hands mails to a mail server.
public interface Postman {

  /// Returns once the server took it. Throws [io.boxoffice.core.PassingFailure] if it may take it
  /// later, [io.boxoffice.core.PermanentFailure] if it never will; neither tells personal data.
  void send(OutgoingMail mail);

  /// A mail as it leaves.
  ///
  /// @param mailId the same on every try, so that a receiver can tell a repetition
  record OutgoingMail(UUID mailId, String correlationId, Email to, Letter letter) {

    @Override
    public String toString() {
      return "OutgoingMail[" + mailId + "]";
    }
  }
}
