package io.boxoffice.notifications.application;

import io.boxoffice.contracts.accounts.People.Person;
import io.boxoffice.contracts.catalog.Shows.Show;
import io.boxoffice.contracts.notifications.MailEvent.MailRequested;
import io.boxoffice.contracts.tickets.TicketCodes.TicketCode;
import io.boxoffice.notifications.application.Lookups.Asked;
import io.boxoffice.notifications.domain.Template;
import java.util.List;
import java.util.Optional;

/// All that one mail needs to know, asked at once: waiting for the answers takes as long as the
/// slowest, not the sum.
record Questions(
    Asked<Optional<Person>> person,
    Asked<Optional<Show>> show,
    Asked<Optional<String>> verificationCode,
    Asked<List<TicketCode>> codes) {

  static Questions ask(Lookups lookups, MailRequested mail) {
    About about = new About(mail.about());
    Template template = Template.named(mail.template());
    return new Questions(
        lookups.person(mail.recipient()),
        about.show().map(lookups::show).orElseGet(() -> Asked.known(Optional.empty())),
        template == Template.VERIFICATION
            ? lookups.verificationCode(mail.recipient(), about.challenge())
            : Asked.known(Optional.empty()),
        template == Template.TICKETS ? lookups.codes(about.order()) : Asked.known(List.of()));
  }
}
