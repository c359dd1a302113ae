package io.boxoffice.catalog.adapter;

import io.boxoffice.catalog.application.ShowsOnSale;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.catalog.Offer;
import io.boxoffice.contracts.catalog.ShowDetails;
import io.boxoffice.contracts.catalog.ShowDetails.Venue;
import io.boxoffice.contracts.catalog.ShowEvent;
import io.boxoffice.contracts.catalog.ShowEvent.OfferAdded;
import io.boxoffice.contracts.catalog.ShowEvent.ShowPublished;
import io.boxoffice.core.Money;
import io.boxoffice.messaging.EventSource;
import io.boxoffice.messaging.Projection;
import io.boxoffice.messaging.RowWrites;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The list of published shows as rows of its own, written by a projection of the catalog's log.
public final class ShowsOnSaleRows implements ShowsOnSale {
  private static final EventSource<ShowEvent> CATALOG =
      new EventSource<>("catalog", ShowEvent.CODEC);

  private static final Instant TIME_MIN = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant TIME_MAX = Instant.parse("2300-01-01T00:00:00Z");

  static final String INSERT =
      """
      insert into shows_on_sale
        (show_id, organization_id, title, category, venue, city, country, place, starts_at,
         ends_at, time_zone, price_from, currency)
      values (:show, :organization, :title, :category, :venue, :city, :country, :place, :starts,
              :ends, :zone, :price, :currency)
      """;

  /// An offer that comes after publishing may be the cheapest.
  static final String LOWER_PRICE =
      """
      update shows_on_sale set price_from = least(price_from, :price) where show_id = :show
      """;

  static final String LIST =
      """
      select show_id, organization_id, title, category, venue, city, country, starts_at, ends_at,
             time_zone, price_from, currency
      from shows_on_sale
      where starts_at >= :from
      """;

  static final String IN_CITY = " and place = :place";
  static final String OF_CATEGORY = " and category = :category";
  static final String BEFORE = " and starts_at < :to";
  static final String OF_ORGANIZER = " and organization_id = :organizer";
  static final String AFTER = " and (starts_at, show_id) > (:afterStart, :afterShow)";
  static final String IN_ORDER = " order by starts_at, show_id limit :limit";

  private final JdbcClient rows;

  public ShowsOnSaleRows(JdbcClient rows) {
    this.rows = rows;
  }

  /// What writes the rows.
  public static Projection projection() {
    return Projection.named("catalog-shows-on-sale")
        .on(CATALOG, ShowPublished.class, (published, to) -> insert(published.event(), to))
        .on(CATALOG, OfferAdded.class, (added, to) -> lowerPrice(added.event(), to));
  }

  private static void insert(ShowPublished show, RowWrites rows) {
    ShowDetails details = show.details();
    Money from =
        show.offers().stream()
            .map(Offer::price)
            .min(Comparator.comparingLong(Money::amount))
            .orElseThrow();
    rows.sql(INSERT)
        .param("show", show.showId().value())
        .param("organization", show.organizationId().value())
        .param("title", details.title())
        .param("category", details.category())
        .param("venue", details.venue().name())
        .param("city", details.venue().city())
        .param("country", details.venue().country())
        .param("place", place(details.venue().city()))
        .param("starts", utc(details.startsAt()))
        .param("ends", utc(details.endsAt()))
        .param("zone", details.timeZone().getId())
        .param("price", from.amount())
        .param("currency", from.currency())
        .write();
  }

  private static void lowerPrice(OfferAdded added, RowWrites rows) {
    rows.sql(LOWER_PRICE)
        .param("show", added.showId().value())
        .param("price", added.offer().price().amount())
        .write();
  }

  @Override
  public List<Listed> list(Wanted wanted, int limit) {
    var query = rows.sql(sql(wanted)).param("from", utc(wanted.from())).param("limit", limit);
    if (wanted.city() != null) {
      query = query.param("place", place(wanted.city()));
    }
    if (wanted.category() != null) {
      query = query.param("category", wanted.category());
    }
    if (wanted.to() != null) {
      query = query.param("to", utc(wanted.to()));
    }
    if (wanted.organizer() != null) {
      query = query.param("organizer", wanted.organizer().value());
    }
    if (wanted.after() != null) {
      query =
          query
              .param("afterStart", utc(wanted.after().startsAt()))
              .param("afterShow", wanted.after().showId().value());
    }
    return query.query((row, _) -> listed(row)).list();
  }

  /// One statement for each set of filters, so that the planner sees those that are there.
  static String sql(Wanted wanted) {
    return LIST
        + (wanted.city() == null ? "" : IN_CITY)
        + (wanted.category() == null ? "" : OF_CATEGORY)
        + (wanted.to() == null ? "" : BEFORE)
        + (wanted.organizer() == null ? "" : OF_ORGANIZER)
        + (wanted.after() == null ? "" : AFTER)
        + IN_ORDER;
  }

  private static Listed listed(ResultSet row) throws SQLException {
    return new Listed(
        new ShowId(row.getObject("show_id", UUID.class)),
        new OrganizationId(row.getObject("organization_id", UUID.class)),
        row.getString("title"),
        row.getString("category"),
        new Venue(row.getString("venue"), row.getString("city"), row.getString("country")),
        row.getObject("starts_at", OffsetDateTime.class).toInstant(),
        row.getObject("ends_at", OffsetDateTime.class).toInstant(),
        ZoneId.of(row.getString("time_zone")),
        new Money(row.getLong("price_from"), row.getString("currency")));
  }

  private static String place(String city) {
    return city.strip().toLowerCase(Locale.ROOT);
  }

  /// Callers may ask for any time; the database knows fewer, and no show lies beyond these.
  private static OffsetDateTime utc(Instant at) {
    Instant known = at.isBefore(TIME_MIN) ? TIME_MIN : at.isAfter(TIME_MAX) ? TIME_MAX : at;
    return known.atOffset(ZoneOffset.UTC);
  }
}
