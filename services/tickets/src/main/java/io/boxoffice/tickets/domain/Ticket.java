package io.boxoffice.tickets.domain;

import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.TicketId;
import java.time.Instant;

/// One ticket of an order.
public sealed interface Ticket {

  TicketId id();

  OfferId offerId();

  /// Lets its bearer in.
  record Valid(TicketId id, OfferId offerId) implements Ticket {}

  /// Let its bearer in before.
  ///
  /// @param at when
  /// @param gate where, as the door staff calls it
  record Used(TicketId id, OfferId offerId, Instant at, String gate) implements Ticket {}
}
