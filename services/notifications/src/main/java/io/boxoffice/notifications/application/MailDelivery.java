package io.boxoffice.notifications.application;

import io.boxoffice.contracts.accounts.People.Person;
import io.boxoffice.contracts.catalog.Shows.Show;
import io.boxoffice.contracts.notifications.MailEvent.MailRequested;
import io.boxoffice.contracts.tickets.TicketCodes.TicketCode;
import io.boxoffice.core.PassingFailure;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.effects.EffectCall;
import io.boxoffice.eventlog.effects.EffectHandler;
import io.boxoffice.eventlog.effects.RetryPolicy;
import io.boxoffice.notifications.application.Postman.OutgoingMail;
import io.boxoffice.notifications.domain.MailCommand.ConfirmSent;
import io.boxoffice.notifications.domain.MailCommand.GiveUp;
import io.boxoffice.notifications.domain.Template;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Sends mails: looks up what they need, writes them, hands them over. A mail that makes no sense
/// any more is not sent and ends as failed, so that its history says why.
public final class MailDelivery implements EffectHandler<MailRequested> {
  static final String KIND = "mail";

  /// Tries that wait for the show's title. After them the tickets go out without it: their codes
  /// matter more.
  static final int TRIES_WITH_SHOW = 3;

  private final KnownOrders orders;
  private final Lookups lookups;
  private final Letters letters;
  private final Postman postman;
  private final Limits limits;
  private final Clock clock;
  private final MeterRegistry registry;

  /// How patient and how wide the delivery is.
  ///
  /// @param callsMax mails under way at once
  /// @param perSecondMax mails begun per second
  public record Limits(RetryPolicy retries, int callsMax, int perSecondMax) {}

  public MailDelivery(
      KnownOrders orders,
      Lookups lookups,
      URI baseUrl,
      Postman postman,
      Limits limits,
      Clock clock,
      MeterRegistry registry) {
    this.orders = orders;
    this.lookups = lookups;
    this.letters = new Letters(baseUrl);
    this.postman = postman;
    this.limits = limits;
    this.clock = clock;
    this.registry = registry;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Class<MailRequested> payload() {
    return MailRequested.class;
  }

  @Override
  public RetryPolicy retries() {
    return limits.retries();
  }

  @Override
  public int callsMax() {
    return limits.callsMax();
  }

  @Override
  public int callsPerSecondMax() {
    return limits.perSecondMax();
  }

  /// Always: a void mail is ended by [#perform] with an event, without being sent (EFF2).
  @Override
  public boolean wanted(MailRequested mail) {
    return true;
  }

  @Override
  public List<AddressedCommand<?, ?, ?, ?>> perform(MailRequested mail, EffectCall call) {
    About about = new About(mail.about());
    if (about.expired(clock.instant())) {
      return gaveUp(mail, "expired");
    }
    if (Template.named(mail.template()) == Template.PAYMENT_REMINDER
        && orders.reminderIsVoid(about.order())) {
      return gaveUp(mail, "order-over");
    }
    Questions questions = Questions.ask(lookups, mail);
    Optional<Person> recipient = questions.person().get();
    if (recipient.isEmpty()) {
      return gaveUp(mail, "recipient-erased");
    }
    Optional<Letter> letter = letter(recipient.get().name(), mail, questions, call.tries());
    if (letter.isEmpty()) {
      return gaveUp(mail, "code-not-open");
    }
    postman.send(
        new OutgoingMail(
            mail.mailId(), call.metadata().correlationId(), recipient.get().email(), letter.get()));
    count(mail, "sent");
    return List.of(
        MailRequests.MAIL.command(mail.mailId(), at -> new ConfirmSent(mail.mailId(), at)));
  }

  @Override
  public List<AddressedCommand<?, ?, ?, ?>> gaveUp(MailRequested mail, String reason) {
    count(mail, "failed");
    return List.of(
        MailRequests.MAIL.command(mail.mailId(), at -> new GiveUp(mail.mailId(), reason, at)));
  }

  /// Empty if there is nothing to write any more: the code to be told was used or replaced.
  private Optional<Letter> letter(String name, MailRequested mail, Questions questions, int tries) {
    About about = new About(mail.about());
    return switch (Template.named(mail.template())) {
      case VERIFICATION -> questions.verificationCode().get().map(letters::verification);
      case ALREADY_REGISTERED -> Optional.of(letters.alreadyRegistered(name));
      case TICKETS ->
          Optional.of(
              letters.tickets(name, about, show(questions, tries), codes(questions, about)));
      case PAYMENT_REMINDER ->
          Optional.of(letters.paymentReminder(name, about, show(questions, tries)));
      case ORDER_CANCELLED ->
          Optional.of(letters.orderCancelled(name, about, show(questions, tries)));
      case REFUND -> Optional.of(letters.refund(name, about, show(questions, tries)));
    };
  }

  private static Optional<Show> show(Questions questions, int tries) {
    try {
      return questions.show().get();
    } catch (PassingFailure failure) {
      if (tries < TRIES_WITH_SHOW) {
        throw failure;
      }
      return Optional.empty();
    }
  }

  private static List<TicketCode> codes(Questions questions, About about) {
    List<TicketCode> codes = questions.codes().get();
    if (codes.size() != about.tickets()) {
      throw new PassingFailure("the tickets of the order are not there yet");
    }
    return codes;
  }

  private void count(MailRequested mail, String outcome) {
    registry
        .counter("boxoffice.mails", "template", mail.template(), "outcome", outcome)
        .increment();
  }
}
