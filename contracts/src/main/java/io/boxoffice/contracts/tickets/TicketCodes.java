package io.boxoffice.contracts.tickets;

import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.TicketId;
import java.util.List;

/// The signed codes of tickets, as the mail needs them. A code lets its bearer in: not for logs.
public interface TicketCodes {

  /// The tickets of an order with their codes; empty if it has none.
  List<TicketCode> ofOrder(OrderId orderId);

  /// A ticket and what is shown at the door.
  record TicketCode(TicketId ticketId, OfferId offerId, String code) {

    @Override
    public String toString() {
      return "TicketCode[" + ticketId + "]";
    }
  }
}
