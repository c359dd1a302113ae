package io.boxoffice.contracts.schemas;

import io.boxoffice.contracts.accounts.AccountEvent;
import io.boxoffice.contracts.accounts.OrganizationEvent;
import io.boxoffice.contracts.catalog.ShowEvent;
import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.contracts.notifications.MailEvent;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.contracts.tickets.TicketEvent;
import io.boxoffice.core.EventCodec;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The events of one sealed interface and how they are read.
record Contract<E>(Class<E> events, EventCodec<E> codec) {

  static final List<Contract<?>> ALL =
      List.of(
          new Contract<>(AccountEvent.class, AccountEvent.CODEC),
          new Contract<>(OrganizationEvent.class, OrganizationEvent.CODEC),
          new Contract<>(ShowEvent.class, ShowEvent.CODEC),
          new Contract<>(InventoryEvent.class, InventoryEvent.CODEC),
          new Contract<>(MailEvent.class, MailEvent.CODEC),
          new Contract<>(OrderEvent.class, OrderEvent.CODEC),
          new Contract<>(PaymentEvent.class, PaymentEvent.CODEC),
          new Contract<>(TicketEvent.class, TicketEvent.CODEC));

  /// The newest version of every type, by name.
  static TreeMap<String, Class<?>> newest() {
    var newest = new TreeMap<String, Class<?>>();
    ALL.forEach(
        contract -> contract.records().forEach(type -> newest.put(EventCodec.nameOf(type), type)));
    return newest;
  }

  /// Every version of every type that can be read.
  static List<String> readable() {
    return ALL.stream().flatMap(contract -> contract.storedTypes().stream()).sorted().toList();
  }

  static Contract<?> of(String type) {
    return ALL.stream().filter(contract -> contract.codec.knows(type)).findFirst().orElseThrow();
  }

  Stream<Class<?>> records() {
    return records(events);
  }

  /// Reads an event and writes it again, in its newest version.
  String rewritten(String type, String data) {
    return codec.encode(codec.decode(type, data));
  }

  private Set<String> storedTypes() {
    return codec.storedTypes(records().collect(Collectors.toSet()));
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Stream.of(type.getPermittedSubclasses()).flatMap(Contract::records);
  }
}
