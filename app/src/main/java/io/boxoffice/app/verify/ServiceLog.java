package io.boxoffice.app.verify;

import io.boxoffice.contracts.accounts.AccountEvent;
import io.boxoffice.contracts.accounts.OrganizationEvent;
import io.boxoffice.contracts.catalog.ShowEvent;
import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.contracts.notifications.MailEvent;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.contracts.tickets.TicketEvent;
import io.boxoffice.core.EventCodec;
import io.boxoffice.core.PermanentFailure;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The logs of an installation and what is written in them.
enum ServiceLog {
  ACCOUNTS(AccountEvent.CODEC, OrganizationEvent.CODEC),
  CATALOG(ShowEvent.CODEC),
  INVENTORY(InventoryEvent.CODEC),
  ORDERS(OrderEvent.CODEC),
  PAYMENTS(PaymentEvent.CODEC),
  TICKETS(TicketEvent.CODEC),
  NOTIFICATIONS(MailEvent.CODEC);

  private final List<EventCodec<?>> codecs;

  ServiceLog(EventCodec<?>... codecs) {
    this.codecs = List.of(codecs);
  }

  /// The log's name, which is its schema's too.
  String schema() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Decodes by the contract; throws [PermanentFailure] if that is not possible.
  Object decode(String type, String data) {
    for (EventCodec<?> codec : codecs) {
      if (codec.knows(type)) {
        return codec.decode(type, data);
      }
    }
    throw new PermanentFailure("unknown event type " + type);
  }

  /// The types under which events of these classes are stored.
  Set<String> storedTypes(Set<? extends Class<?>> wanted) {
    return codecs.stream()
        .flatMap(codec -> codec.storedTypes(wanted).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
