package io.boxoffice.notifications.application;

import io.boxoffice.contracts.catalog.ShowDetails;
import io.boxoffice.contracts.catalog.Shows.Show;
import io.boxoffice.contracts.tickets.TicketCodes.TicketCode;
import io.boxoffice.core.Money;
import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the mails say. A show that can't be looked up is named by none of its details.
final class Letters {
  private static final DateTimeFormatter LOCAL_TIME =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu 'at' HH:mm", Locale.ENGLISH);

  private final String baseUrl;

  /// Letters whose links lead to this installation.
  Letters(URI baseUrl) {
    this.baseUrl = baseUrl.toString().replaceAll("/+$", "");
  }

  /// Whoever registered may have written anything as their name, and is not known to be the owner
  /// of the address: the mail holds nothing of theirs.
  Letter verification(String code) {
    return Letter.about("Your code is " + code)
        .say("Somebody, probably you, registered with this address. Enter this code to finish:")
        .code(code)
        .say("It is good for a few minutes. If you did not register, ignore this mail.")
        .say("Every registration has a code of its own: use no other than that of yours.")
        .end();
  }

  Letter alreadyRegistered(String name) {
    return to(name, "You have an account already")
        .say("Somebody, probably you, tried to register with this address. It has an account.")
        .say("Sign in as usual. If it was not you, there is nothing you need to do.")
        .end();
  }

  Letter tickets(String name, About about, Optional<Show> show, List<TicketCode> tickets) {
    Letter.Draft draft = to(name, "Your tickets" + titled(show, " for "));
    show.ifPresent(known -> draft.say(whenAndWhere(known.details())));
    draft.say("Thank you for your order. Show one code per person at the door:");
    for (int i = 0; i < tickets.size(); i++) {
      TicketCode ticket = tickets.get(i);
      draft
          .say("Ticket %d of %d".formatted(i + 1, tickets.size()) + offer(show, ticket))
          .code(ticket.code())
          .link("This ticket", baseUrl + "/tickets/" + ticket.ticketId());
    }
    return draft.link("Your order", orderUrl(about)).end();
  }

  Letter paymentReminder(String name, About about, Optional<Show> show) {
    return to(name, "Your order waits for its payment" + titled(show, ": "))
        .say("Your tickets are reserved, but not paid yet. Unpaid orders are cancelled in time.")
        .link("Pay now", orderUrl(about))
        .end();
  }

  Letter orderCancelled(String name, About about, Optional<Show> show) {
    return to(name, "Your order was cancelled" + titled(show, ": "))
        .say(
            switch (about.reason()) {
              case "unpaid" -> "It was not paid in time, so its tickets are on sale again.";
              case "hold-expired" -> "Its reservation had run out before the order came.";
              case "sold-out" -> "What you ordered is sold out.";
              default -> "It could not be completed.";
            })
        .say("If you were charged, the money is on its way back.")
        .link("Your order", orderUrl(about))
        .end();
  }

  Letter refund(String name, About about, Optional<Show> show) {
    Money amount = about.amount();
    return to(name, "Your money is on its way back" + titled(show, ": "))
        .say("We sent %s back the way you paid.".formatted(amount.text()))
        .say("It may take your bank a few days to show it.")
        .link("Your order", orderUrl(about))
        .end();
  }

  private static Letter.Draft to(String name, String subject) {
    return Letter.about(subject).say("Hello " + name + ",");
  }

  private String orderUrl(About about) {
    return baseUrl + "/orders/" + about.order();
  }

  private static String titled(Optional<Show> show, String separator) {
    return show.map(known -> separator + known.details().title()).orElse("");
  }

  private static String whenAndWhere(ShowDetails details) {
    ShowDetails.Venue venue = details.venue();
    return "%s, %s, %s, %s"
        .formatted(
            details.title(),
            LOCAL_TIME.format(details.startsAt().atZone(details.timeZone())),
            venue.name(),
            venue.city());
  }

  private static String offer(Optional<Show> show, TicketCode ticket) {
    return show.stream()
        .flatMap(known -> known.offers().stream())
        .filter(offer -> offer.offerId().equals(ticket.offerId()))
        .findFirst()
        .map(offer -> ", " + offer.name())
        .orElse("");
  }
}
