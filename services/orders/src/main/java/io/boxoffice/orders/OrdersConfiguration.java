package io.boxoffice.orders;

import static io.boxoffice.orders.application.Orders.ORDER;
import static io.boxoffice.orders.application.Orders.SERVICE;

import io.boxoffice.contracts.inventory.HoldTokens;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Secrets;
import io.boxoffice.messaging.Platform;
import io.boxoffice.messaging.ServicePlatform;
import io.boxoffice.messaging.ServiceSchema;
import io.boxoffice.orders.adapter.OrderCommands;
import io.boxoffice.orders.adapter.OrderPayments;
import io.boxoffice.orders.adapter.OrderQueries;
import io.boxoffice.orders.adapter.OrdersOfCustomer;
import io.boxoffice.orders.adapter.Purchases;
import io.boxoffice.orders.adapter.SaleRules;
import io.boxoffice.orders.application.OrderReactions;
import io.boxoffice.orders.application.OrderWatches;
import io.boxoffice.orders.application.SalesMetrics;
import io.boxoffice.web.CommandGate;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

/// Builds the orders service: everything it is made of is here.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OrdersProperties.class)
public class OrdersConfiguration {
  public static final ServiceSchema SCHEMA = ServiceSchema.of(SERVICE, "db/orders");

  @Bean
  ServicePlatform ordersPlatform(Platform platform) {
    ServicePlatform orders = platform.open(SCHEMA);
    orders.subscribe(OrderReactions.toInventory());
    orders.subscribe(OrderReactions.toPayments());
    orders.subscribe(OrderReactions.toTickets());
    orders.subscribe(SaleRules.projection());
    orders.subscribe(OrdersOfCustomer.projection());
    orders.wake(ORDER);
    return orders;
  }

  @Bean
  OrderWatches orderWatches(ServicePlatform ordersPlatform, MeterRegistry registry) {
    var watches = new OrderWatches();
    ordersPlatform.writer().listen(watches);
    ordersPlatform.writer().listen(new SalesMetrics(registry));
    return watches;
  }

  /// Customers who wait for an outcome are answered before the server drains.
  @Bean
  ApplicationListener<ContextClosedEvent> waitsEnd(OrderWatches orderWatches) {
    return _ -> orderWatches.end();
  }

  @Bean
  OrderCommands orderCommands(
      ServicePlatform ordersPlatform,
      Secrets secrets,
      Ids ids,
      Clock clock,
      OrdersProperties properties) {
    var rules = new SaleRules(ordersPlatform.rows());
    return new OrderCommands(
        new CommandGate(ordersPlatform.writer()),
        new Purchases(HoldTokens.of(secrets), rules, ids, clock, properties.payWithin()));
  }

  @Bean
  OrderPayments orderPayments(
      ServicePlatform ordersPlatform, OrderWatches orderWatches, OrdersProperties properties) {
    return new OrderPayments(
        new CommandGate(ordersPlatform.writer()),
        ordersPlatform.aggregates(),
        orderWatches,
        properties.reservedWithin());
  }

  @Bean
  OrderQueries orderQueries(ServicePlatform ordersPlatform) {
    return new OrderQueries(
        ordersPlatform.aggregates(),
        new SaleRules(ordersPlatform.rows()),
        new OrdersOfCustomer(ordersPlatform.rows()));
  }
}
