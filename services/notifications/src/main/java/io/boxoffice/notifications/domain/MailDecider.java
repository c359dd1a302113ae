package io.boxoffice.notifications.domain;

import io.boxoffice.contracts.notifications.MailEvent;
import io.boxoffice.contracts.notifications.MailEvent.MailFailed;
import io.boxoffice.contracts.notifications.MailEvent.MailRequested;
import io.boxoffice.contracts.notifications.MailEvent.MailSent;
import io.boxoffice.core.Decider;
import io.boxoffice.core.Decision;
import io.boxoffice.core.InvariantViolation;
import io.boxoffice.core.Refusal;
import io.boxoffice.notifications.domain.MailCommand.ConfirmSent;
import io.boxoffice.notifications.domain.MailCommand.GiveUp;
import io.boxoffice.notifications.domain.MailCommand.Request;

/// Decides about one mail: asked for once, and ended once, as sent or given up. Refuses nothing: it
/// is asked by events and by the outcome of sending, which can't be sent back.
public final class MailDecider implements Decider<Mail, MailCommand, MailEvent, Refusal> {

  @Override
  public Mail initial() {
    return Mail.NONE;
  }

  @Override
  public Decision<MailEvent, Refusal> decide(MailCommand command, Mail mail) {
    return switch (command) {
      case Request(var id, var template, var recipient, var about, var at) when mail == Mail.NONE ->
          Decision.accept(new MailRequested(id, template.wireName(), recipient, about, at));
      case ConfirmSent(var id, var at) when mail == Mail.REQUESTED ->
          Decision.accept(new MailSent(id, at));
      case GiveUp(var id, var reason, var at) when mail == Mail.REQUESTED ->
          Decision.accept(new MailFailed(id, reason, at));
      case Request _, ConfirmSent _, GiveUp _ -> Decision.nothing();
    };
  }

  @Override
  public Mail evolve(Mail mail, MailEvent event) {
    return switch (event) {
      case MailRequested _ -> after(mail, Mail.NONE, Mail.REQUESTED);
      case MailSent _ -> after(mail, Mail.REQUESTED, Mail.SENT);
      case MailFailed _ -> after(mail, Mail.REQUESTED, Mail.FAILED);
    };
  }

  private static Mail after(Mail mail, Mail expected, Mail next) {
    if (mail != expected) {
      throw new InvariantViolation("a mail that is " + mail + " can't become " + next);
    }
    return next;
  }
}
