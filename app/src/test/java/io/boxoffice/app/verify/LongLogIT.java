package io.boxoffice.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.inventory.InventoryEvent.OfferListed;
import io.boxoffice.core.Money;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// A stadium's log is verified whole. With `-Dboxoffice.verify.purchases` it can be made longer.
final class LongLogIT {

  /// Eight events each; more by `-Dboxoffice.verify.purchases`.
  private static final int PURCHASES = Integer.getInteger("boxoffice.verify.purchases", 12_500);

  private static final Money PRICE = new Money(2_500, "EUR");

  @Test
  void a_hundred_thousand_events_are_verified() throws SQLException {
    try (PlantedInstallation planted = PlantedInstallation.fresh()) {
      long events = fill(planted);
      Report report = planted.verified();
      assertThat(report.text()).contains("Everything is as promised.");
      assertThat(report.logs().stream().mapToLong(Report.LogCount::events).sum()).isEqualTo(events);
    }
  }

  private static long fill(PlantedInstallation planted) throws SQLException {
    var show = new ShowId(planted.nextId());
    var offer = new OfferId(planted.nextId());
    planted.append(
        ServiceLog.INVENTORY,
        "show-" + show,
        new OfferListed(show, offer, PRICE, 2 * (PURCHASES + 1)));
    var purchase = new Purchase(planted, show, offer, 2, PRICE).whole();
    String order = purchase.order().toString();
    String ticket = purchase.ticket().toString();
    copy(planted, "inventory", 3, order, ticket);
    copy(planted, "orders", 3, order, ticket);
    copy(planted, "payments", 1, order, ticket);
    copy(planted, "tickets", 1, order, ticket);
    planted.execute("analyze");
    return 1 + 8L * (PURCHASES + 1);
  }

  /// Copies the one purchase of a log under other ids, which end alike in all copies.
  private static void copy(
      PlantedInstallation planted, String log, int events, String order, String ticket)
      throws SQLException {
    planted.execute(
        """
      insert into %1$s.events
      select position + copy * %2$d,
             replace(stream, '%3$s', lpad(to_hex(copy), 8, '0') || '%4$s'),
             case when stream like 'show-%%' then version + copy * %2$d else version end,
             key, gen_random_uuid(), type,
             replace(replace(data::text, '%3$s', lpad(to_hex(copy), 8, '0') || '%4$s'), '%5$s',
               lpad(to_hex(copy), 8, '0') || '%6$s')::json,
             metadata, recorded_at + copy * interval '1 second'
      from %1$s.events cross join generate_series(1, %7$d) copy
      where data::text like '%%%3$s%%'
      order by 1
      """
            .formatted(
                log, events, order, order.substring(8), ticket, ticket.substring(8), PURCHASES));
  }
}
