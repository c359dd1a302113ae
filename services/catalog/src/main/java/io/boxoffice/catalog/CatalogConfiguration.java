package io.boxoffice.catalog;

import io.boxoffice.catalog.adapter.ShowListController;
import io.boxoffice.catalog.adapter.ShowsController;
import io.boxoffice.catalog.adapter.ShowsOnSaleRows;
import io.boxoffice.catalog.application.PublishedShows;
import io.boxoffice.catalog.application.ShowCatalog;
import io.boxoffice.contracts.catalog.Shows;
import io.boxoffice.core.Ids;
import io.boxoffice.messaging.Platform;
import io.boxoffice.messaging.ServicePlatform;
import io.boxoffice.messaging.ServiceSchema;
import io.boxoffice.web.CommandGate;
import io.boxoffice.web.PublicPaths;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The catalog service: shows as aggregates, the list of published ones as a projection, and HTTP.
/// Others ask it through the port [Shows].
@Configuration(proxyBeanMethods = false)
public class CatalogConfiguration {
  public static final ServiceSchema SCHEMA = ServiceSchema.of("catalog", "db/catalog");

  /// The parts that the beans below share.
  record Catalog(ServicePlatform platform, ShowCatalog shows) {}

  @Bean
  Catalog catalog(Platform platform) {
    ServicePlatform catalog = platform.open(SCHEMA);
    catalog.subscribe(ShowsOnSaleRows.projection());
    return new Catalog(catalog, new ShowCatalog(catalog.aggregates()));
  }

  @Bean
  Shows shows(Catalog catalog) {
    return new PublishedShows(catalog.shows());
  }

  @Bean
  ShowsController showsController(Catalog catalog, Ids ids) {
    return new ShowsController(catalog.shows(), new CommandGate(catalog.platform().writer()), ids);
  }

  @Bean
  ShowListController showListController(Catalog catalog, Clock clock) {
    return new ShowListController(new ShowsOnSaleRows(catalog.platform().rows()), clock);
  }

  @Bean
  PublicPaths catalogPublicPaths() {
    return PublicPaths.of("GET /api/v1/shows", "GET /api/v1/shows/{showId}");
  }
}
