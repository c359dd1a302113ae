package io.boxoffice.orders.adapter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.catalog.Offer;
import io.boxoffice.contracts.catalog.ShowEvent;
import io.boxoffice.core.Money;
import io.boxoffice.messaging.EventSource;
import io.boxoffice.messaging.Projection;
import io.boxoffice.messaging.RowWrites;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the catalog said of shows and prices, in tables of our own: orders need not ask it.
public final class SaleRules {
  private static final EventSource<ShowEvent> CATALOG =
      new EventSource<>("catalog", ShowEvent.CODEC);

  private static final String PUBLISH =
      """
      insert into show_rules (show_id, organization_id, pay_within_millis)
      values (:show, :organization, :within)
      on conflict (show_id) do update
      set organization_id = excluded.organization_id,
          pay_within_millis = excluded.pay_within_millis
      """;

  private static final String PRICE =
      """
      insert into offer_prices (show_id, offer_id, amount, currency)
      values (:show, :offer, :amount, :currency)
      on conflict (show_id, offer_id) do update
      set amount = excluded.amount, currency = excluded.currency
      """;

  private static final String RULES =
      "select organization_id, pay_within_millis from show_rules where show_id = :show";

  private static final String PRICES =
      "select offer_id, amount, currency from offer_prices where show_id = :show";

  /// Shows on sale at once; about 200 bytes each.
  private static final int SHOWS_KEPT = 10_000;

  private final JdbcClient rows;

  /// What was published never changes, so each order need not read it.
  private final Cache<ShowId, Rules> known =
      Caffeine.newBuilder().maximumSize(SHOWS_KEPT).executor(Runnable::run).build();

  public SaleRules(JdbcClient rows) {
    this.rows = rows;
  }

  /// The rules of one published show.
  ///
  /// @param payWithin null if the show does not say
  record Rules(OrganizationId organization, @Nullable Duration payWithin) {

    Duration payWithinOr(Duration usual) {
      return payWithin == null ? usual : payWithin;
    }
  }

  /// Writes the rules on hearing of the catalog.
  public static Projection projection() {
    return Projection.named("orders-sale-rules")
        .on(CATALOG, ShowEvent.ShowPublished.class, (event, rows) -> publish(event.event(), rows))
        .on(
            CATALOG,
            ShowEvent.OfferAdded.class,
            (event, rows) -> price(event.event().showId(), event.event().offer(), rows));
  }

  private static void publish(ShowEvent.ShowPublished published, RowWrites rows) {
    Duration within = published.details().payWithin();
    rows.sql(PUBLISH)
        .param("show", published.showId().value())
        .param("organization", published.organizationId().value())
        .param("within", within == null ? null : within.toMillis())
        .write();
    published.offers().forEach(offer -> price(published.showId(), offer, rows));
  }

  private static void price(ShowId show, Offer offer, RowWrites rows) {
    rows.sql(PRICE)
        .param("show", show.value())
        .param("offer", offer.offerId().value())
        .param("amount", offer.price().amount())
        .param("currency", offer.price().currency())
        .write();
  }

  /// Empty if the show was not published, or not heard of yet.
  Optional<Rules> ofShow(ShowId show) {
    Optional<Rules> found = Optional.ofNullable(known.getIfPresent(show));
    if (found.isPresent()) {
      return found;
    }
    Optional<Rules> read =
        rows.sql(RULES).param("show", show.value()).query((row, _) -> rules(row)).optional();
    read.ifPresent(rules -> known.put(show, rules));
    return read;
  }

  /// What each offer of a show costs.
  Map<OfferId, Money> prices(ShowId show) {
    Map<OfferId, Money> prices = new HashMap<>();
    rows.sql(PRICES)
        .param("show", show.value())
        .query(
            row -> {
              prices.put(
                  new OfferId(row.getObject(1, UUID.class)),
                  new Money(row.getLong(2), row.getString(3)));
            });
    return prices;
  }

  private static Rules rules(ResultSet row) throws SQLException {
    Long millis = row.getObject(2, Long.class);
    return new Rules(
        new OrganizationId(row.getObject(1, UUID.class)),
        millis == null ? null : Duration.ofMillis(millis));
  }
}
