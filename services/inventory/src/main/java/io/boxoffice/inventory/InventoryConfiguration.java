package io.boxoffice.inventory;

import io.boxoffice.contracts.inventory.HoldTokens;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Secrets;
import io.boxoffice.inventory.adapter.HoldCounters;
import io.boxoffice.inventory.adapter.HoldsController;
import io.boxoffice.inventory.adapter.HoldsInLog;
import io.boxoffice.inventory.application.CatalogReaction;
import io.boxoffice.inventory.application.HoldTimes;
import io.boxoffice.inventory.application.Holds;
import io.boxoffice.inventory.application.OrdersReaction;
import io.boxoffice.inventory.application.ShowInventory;
import io.boxoffice.messaging.Platform;
import io.boxoffice.messaging.ServicePlatform;
import io.boxoffice.messaging.ServiceSchema;
import io.boxoffice.web.CommandGate;
import io.boxoffice.web.PublicPaths;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The inventory service: one aggregate per show, two reactions, a sweep of lapsed holds, and HTTP.
/// Reads the logs of `catalog` and `orders`.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InventoryProperties.class)
public class InventoryConfiguration {
  public static final ServiceSchema SCHEMA = ServiceSchema.of("inventory", "db/inventory");

  /// The key that signs hold tokens; shared with orders.
  private static final String TOKEN_KEY_ID = "1";

  private static final String TOKEN_SECRET = "hold-token";

  @Bean
  HoldsController holdsController(
      Platform platform,
      Ids ids,
      Secrets secrets,
      MeterRegistry registry,
      InventoryProperties properties) {
    ServicePlatform inventory = platform.open(SCHEMA);
    var times = new HoldTimes(properties.holdFor(), properties.lapseAfter());
    inventory.subscribe(new CatalogReaction(properties.maxPerCustomer()).reaction());
    inventory.subscribe(new OrdersReaction(times).reaction());
    inventory.wake(ShowInventory.TYPE);
    var counters = new HoldCounters(registry);
    inventory.writer().listen(counters);
    return new HoldsController(
        new Holds(inventory.aggregates(), new HoldsInLog(inventory.rows()), times),
        new CommandGate(inventory.writer()),
        new HoldTokens(TOKEN_KEY_ID, Map.of(TOKEN_KEY_ID, secrets.secret(TOKEN_SECRET))),
        ids,
        counters);
  }

  @Bean
  PublicPaths inventoryPublicPaths() {
    return PublicPaths.of("GET /api/v1/shows/{showId}/availability");
  }
}
