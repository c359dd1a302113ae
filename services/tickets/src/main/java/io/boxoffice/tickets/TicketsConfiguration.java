package io.boxoffice.tickets;

import io.boxoffice.core.Secrets;
import io.boxoffice.messaging.Platform;
import io.boxoffice.messaging.ServicePlatform;
import io.boxoffice.messaging.ServiceSchema;
import io.boxoffice.tickets.adapter.CheckInController;
import io.boxoffice.tickets.adapter.IssuedTickets;
import io.boxoffice.tickets.adapter.OrganizationsOfShows;
import io.boxoffice.tickets.adapter.TicketController;
import io.boxoffice.tickets.adapter.TicketsOfCustomer;
import io.boxoffice.tickets.application.SignedTicketCodes;
import io.boxoffice.tickets.application.TicketIssue;
import io.boxoffice.tickets.application.TicketSigner;
import io.boxoffice.web.CommandGate;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The tickets service: issues tickets for sold items, shows them to their owners, and lets each
/// in once. Exposes the port `TicketCodes`; needs the logs of inventory and catalog.
@Configuration(proxyBeanMethods = false)
public class TicketsConfiguration {
  public static final ServiceSchema SCHEMA = ServiceSchema.of("tickets", "db/tickets");
  private static final String SIGNING_SECRET = "ticket-signing";

  /// What the beans of this service share.
  record Shared(ServicePlatform tickets, TicketSigner signer, SignedTicketCodes codes) {}

  @Bean
  Shared ticketsShared(Platform platform, Secrets secrets) {
    ServicePlatform tickets = platform.open(SCHEMA);
    tickets.subscribe(TicketIssue.onItemsSold());
    tickets.subscribe(TicketsOfCustomer.projection());
    tickets.subscribe(OrganizationsOfShows.projection());
    var signer = TicketSigner.of(secrets.secret(SIGNING_SECRET));
    return new Shared(tickets, signer, new SignedTicketCodes(tickets.aggregates(), signer));
  }

  @Bean
  SignedTicketCodes ticketCodes(Shared ticketsShared) {
    return ticketsShared.codes();
  }

  @Bean
  TicketController ticketController(Shared ticketsShared) {
    var rows = ticketsShared.tickets().rows();
    return new TicketController(
        new TicketsOfCustomer(rows),
        new IssuedTickets(rows, ticketsShared.tickets().aggregates()),
        ticketsShared.codes());
  }

  @Bean
  CheckInController checkInController(Shared ticketsShared, MeterRegistry registry) {
    return new CheckInController(
        ticketsShared.signer(),
        new OrganizationsOfShows(ticketsShared.tickets().rows()),
        new CommandGate(ticketsShared.tickets().writer()),
        registry);
  }
}
