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
  ACCOUNTS,
  CATALOG,
  INVENTORY,
  ORDERS,
  PAYMENTS,
  TICKETS,
  NOTIFICATIONS;

  /// Events that a service tells itself only. No contract has them, and no promise is about them.
  private static final Set<String> PRIVATE_TYPES = Set.of("provider.notified.v1");

  /// The log's name, which is its schema's too.
  String schema() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Decodes by the contract; throws [PermanentFailure] if that is not possible.
  Object decode(String type, String data) {
    for (EventCodec<?> codec : codecs()) {
      if (codec.knows(type)) {
        return codec.decode(type, data);
      }
    }
    throw new PermanentFailure("unknown event type " + type);
  }

  /// Whether events of this type are read by their own service only.
  boolean keepsToItself(String type) {
    return this == PAYMENTS && PRIVATE_TYPES.contains(type);
  }

  /// The types under which events of these classes are stored.
  Set<String> storedTypes(Set<? extends Class<?>> wanted) {
    return codecs().stream()
        .flatMap(codec -> codec.storedTypes(wanted).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<EventCodec<?>> codecs() {
    return switch (this) {
      case ACCOUNTS -> List.of(AccountEvent.CODEC, OrganizationEvent.CODEC);
      case CATALOG -> List.of(ShowEvent.CODEC);
      case INVENTORY -> List.of(InventoryEvent.CODEC);
      case ORDERS -> List.of(OrderEvent.CODEC);
      case PAYMENTS -> List.of(PaymentEvent.CODEC);
      case TICKETS -> List.of(TicketEvent.CODEC);
      case NOTIFICATIONS -> List.of(MailEvent.CODEC);
    };
  }
}
