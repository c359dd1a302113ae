package io.boxoffice.app;

import io.boxoffice.accounts.AccountsConfiguration;
import io.boxoffice.catalog.CatalogConfiguration;
import io.boxoffice.inventory.InventoryConfiguration;
import io.boxoffice.messaging.ServiceSchema;
import io.boxoffice.notifications.NotificationsConfiguration;
import io.boxoffice.orders.OrdersConfiguration;
import io.boxoffice.payments.PaymentsConfiguration;
import io.boxoffice.tickets.TicketsConfiguration;
import java.util.EnumSet;
import java.util.Set;

/// The services and what each is made of.
enum ServiceModule {
  ACCOUNTS(AccountsConfiguration.class),
  CATALOG(CatalogConfiguration.class),
  INVENTORY(InventoryConfiguration.class),
  ORDERS(OrdersConfiguration.class),
  PAYMENTS(PaymentsConfiguration.class),
  TICKETS(TicketsConfiguration.class),
  NOTIFICATIONS(NotificationsConfiguration.class);

  private final Class<?> configuration;

  ServiceModule(Class<?> configuration) {
    this.configuration = configuration;
  }

  Class<?> configuration() {
    return configuration;
  }

  /// What its database is made of.
  ServiceSchema schema() {
    return switch (this) {
      case ACCOUNTS -> AccountsConfiguration.SCHEMA;
      case CATALOG -> CatalogConfiguration.SCHEMA;
      case INVENTORY -> InventoryConfiguration.SCHEMA;
      case ORDERS -> OrdersConfiguration.SCHEMA;
      case PAYMENTS -> PaymentsConfiguration.SCHEMA;
      case TICKETS -> TicketsConfiguration.SCHEMA;
      case NOTIFICATIONS -> NotificationsConfiguration.SCHEMA;
    };
  }

  /// The services that it asks directly, and which so far have to run in the same process.
  Set<ServiceModule> needs() {
    return this == NOTIFICATIONS ? EnumSet.of(ACCOUNTS, CATALOG, TICKETS) : Set.of();
  }
}
