package io.boxoffice.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.inventory.InventoryEvent.OfferListed;
import io.boxoffice.contracts.inventory.InventoryEvent.SaleOpened;
import io.boxoffice.core.Money;
import io.boxoffice.testing.TestPostgres;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class VerificationIT {
  private static final int CAPACITY = 4;
  private static final Money PRICE = new Money(2_500, "EUR");

  private PlantedInstallation planted;
  private ShowId show;
  private OfferId offer;

  @BeforeEach
  void openSale() throws SQLException {
    planted = PlantedInstallation.fresh();
    show = new ShowId(planted.nextId());
    offer = new OfferId(planted.nextId());
    var start = PlantedInstallation.START;
    inventory(new OfferListed(show, offer, PRICE, CAPACITY));
    inventory(new SaleOpened(show, start, start.plus(Duration.ofDays(9)), 2));
  }

  @AfterEach
  void close() throws SQLException {
    planted.close();
  }

  @Test
  void a_database_without_services_holds() {
    Report report = Verification.run(TestPostgres.freshDatabase());
    assertThat(report.holds()).isTrue();
    assertThat(report.logs()).isEmpty();
  }

  @Test
  void logs_of_whole_purchases_hold_and_are_counted() throws SQLException {
    purchase(2).whole().checkedIn();
    purchase(1).whole();
    planted.allHeard();
    Report report = planted.verified();
    assertThat(report.text()).contains("Everything is as promised.");
    assertThat(report.holds()).isTrue();
    assertThat(report.logs())
        .contains(new Report.LogCount("inventory", 8, 1, 8), new Report.LogCount("orders", 6, 2, 6))
        .hasSize(7);
    assertThat(examined(report, Check.PAYMENTS)).isEqualTo(2);
    assertThat(examined(report, Check.AGREEMENT)).isEqualTo(2);
    assertThat(done(report, Hop.COMPLETED)).isEqualTo(2);
    assertThat(report.json()).contains("\"holds\":true", "\"log\":\"inventory\"");
  }

  @Test
  void a_refused_sale_that_was_refunded_holds() throws SQLException {
    refused(purchase(2)).refunded(1);
    planted.allHeard();
    assertThat(planted.verified().holds()).isTrue();
  }

  @Test
  void a_second_capture_that_was_refunded_holds() throws SQLException {
    purchase(1).whole().captured(2, PRICE).refundRequested(2).refunding(2).refunded(2);
    planted.allHeard();
    assertThat(planted.verified().holds()).isTrue();
  }

  @Test
  void work_under_way_is_counted_and_breaks_nothing() throws SQLException {
    purchase(1).whole();
    planted.allHeard();
    purchase(1).held().placed().captured();
    purchase(1).held().placed().captured().paid().sold();
    Report report = planted.verified();
    assertThat(report.holds()).isTrue();
    assertThat(underWay(report, Hop.CAPTURE_HEARD)).isEqualTo(1);
    assertThat(underWay(report, Hop.ISSUED)).isEqualTo(1);
    assertThat(report.text()).contains("1 under way");
  }

  @Test
  void a_subscription_that_does_something_else_is_not_asked() throws SQLException {
    purchase(1).whole();
    purchase(1).held().placed().captured();
    planted.allHeard();
    planted.checkpoint(ServiceLog.ORDERS, "orders-other", ServiceLog.PAYMENTS, 0);
    expect(planted.verified(), Check.PAYMENTS, "payments", 1, 2, "orders is past it");
  }

  @Test
  void a_parked_event_waits_for_an_operator() throws SQLException {
    purchase(1).held().placed().captured();
    planted.allHeard();
    planted.setAside(ServiceLog.ORDERS, "orders-payment", ServiceLog.PAYMENTS, "PARKED");
    Report report = planted.verified();
    assertThat(report.holds()).isTrue();
    assertThat(report.text()).contains("1 parked: an operator has to retry them");
  }

  @Test
  void an_event_that_is_tried_again_is_under_way() throws SQLException {
    purchase(1).held().placed().captured();
    planted.allHeard();
    planted.setAside(ServiceLog.ORDERS, "orders-payment", ServiceLog.PAYMENTS, "RETRYING");
    Report report = planted.verified();
    assertThat(report.holds()).isTrue();
    assertThat(underWay(report, Hop.CAPTURE_HEARD)).isEqualTo(1);
  }

  @Test
  void an_oversell_is_found() throws SQLException {
    purchase(2).held();
    purchase(2).held();
    purchase(1).held();
    Report report = planted.verified();
    expect(report, Check.CAPACITY, "inventory", 5, 5, "is oversold: 5 held and 0 sold of 4");
    assertThat(report.text()).contains("BROKEN no offer was oversold", "version 5, position 5");
  }

  @Test
  void a_hold_that_is_sold_twice_is_found() throws SQLException {
    purchase(1).whole().sold();
    planted.allHeard();
    expect(planted.verified(), Check.CAPACITY, "inventory", 6, 6, "is sold twice");
  }

  @Test
  void a_lost_ticket_is_found() throws SQLException {
    var lost = purchase(1).held().placed().captured().paid().sold();
    planted.allHeard();
    expect(
        planted.verified(),
        Check.PAYMENTS,
        "inventory",
        5,
        5,
        "The items.sold of order " + lost.order() + " is lost: tickets is past it");
  }

  @Test
  void a_ticket_too_few_is_found() throws SQLException {
    purchase(2).held().placed().captured().paid().sold().issuedShort();
    expect(planted.verified(), Check.AGREEMENT, "tickets", 1, 1, "are not for the items");
  }

  @Test
  void a_gap_in_a_stream_is_found() throws SQLException {
    purchase(1).whole();
    planted.allHeard();
    planted.execute("delete from inventory.events where version = 2");
    expect(planted.verified(), Check.LOGS, "inventory", 3, 3, "version 3 follows version 1");
  }

  @Test
  void two_events_of_a_version_are_found() throws SQLException {
    planted.execute("alter table inventory.events drop constraint events_stream_version_key");
    planted.execute("update inventory.events set version = 1");
    expect(planted.verified(), Check.LOGS, "inventory", 1, 2, "two events of version 1");
  }

  @Test
  void two_events_with_an_id_are_found() throws SQLException {
    planted.execute(
        "update inventory.events set event_id = '01980000-0000-7000-8000-000000000000'");
    expect(planted.verified(), Check.LOGS, "inventory", 2, 2, "Another event has the same id");
  }

  @Test
  void a_time_that_runs_backwards_is_found() throws SQLException {
    planted.execute(
        "update inventory.events set recorded_at = '2026-01-01 00:00:00Z' where version = 2");
    expect(planted.verified(), Check.LOGS, "inventory", 2, 2, "recorded at 2026-01-01T00:00:00Z");
  }

  @Test
  void a_version_that_was_appended_too_late_is_found() throws SQLException {
    planted.execute("update inventory.events set position = 9 where version = 1");
    expect(planted.verified(), Check.LOGS, "inventory", 2, 2, "appended before the version before");
  }

  @Test
  void an_event_that_lacks_a_field_is_found() throws SQLException {
    planted.execute(
        "update inventory.events set data = (data::jsonb - 'capacity')::json where version = 1");
    expect(planted.verified(), Check.LOGS, "inventory", 1, 1, "offer.listed.v1 can't be read");
  }

  @Test
  void an_event_of_an_unknown_type_is_found() throws SQLException {
    planted.execute("update inventory.events set type = 'offer.lost.v1' where version = 1");
    expect(planted.verified(), Check.LOGS, "inventory", 1, 1, "unknown event type offer.lost.v1");
  }

  @Test
  void a_notice_of_the_provider_is_nobody_elses_business() throws SQLException {
    planted.append(ServiceLog.PAYMENTS, "notice-1", "provider.notified.v1", "{}", "{}");
    assertThat(planted.verified().holds()).isTrue();
  }

  @Test
  void a_capture_of_the_oldest_version_is_read() throws SQLException {
    var bought = new Purchase(planted, show, offer, 1, new Money(300, "USD"));
    bought.whole();
    planted.allHeard();
    planted.execute(
        """
        update payments.events set type = 'payment.captured.v0',
          data = jsonb_set(data::jsonb, '{amount}', '300')::json
        """);
    Report report = planted.verified();
    assertThat(report.text()).contains("Everything is as promised.");
    assertThat(examined(report, Check.PAYMENTS)).isEqualTo(1);
  }

  @Test
  void a_lost_refund_is_found() throws SQLException {
    var lost = refused(purchase(1));
    planted.allHeard();
    expect(
        planted.verified(),
        Check.PAYMENTS,
        "payments",
        2,
        2,
        "The refund of order " + lost.order() + " is lost");
  }

  @Test
  void a_refund_that_the_provider_is_asked_for_is_under_way() throws SQLException {
    var asked = refused(purchase(1));
    planted.allHeard();
    planted.wish(asked.paymentStream());
    Report report = planted.verified();
    assertThat(report.holds()).isTrue();
    assertThat(underWay(report, Hop.REFUNDED)).isEqualTo(1);
  }

  @Test
  void a_refund_that_payments_did_not_hear_of_is_found() throws SQLException {
    purchase(1).held().placed().captured().refundRequested(1);
    planted.allHeard();
    expect(planted.verified(), Check.PAYMENTS, "orders", 2, 2, "no payment.refund-requested");
  }

  @Test
  void a_capture_that_no_order_heard_of_is_found() throws SQLException {
    purchase(1).held().placed().captured();
    planted.allHeard();
    expect(planted.verified(), Check.PAYMENTS, "payments", 1, 1, "no order.paid or a refund");
  }

  @Test
  void a_second_capture_that_was_kept_is_found() throws SQLException {
    purchase(1).whole().captured(1, PRICE);
    planted.allHeard();
    Report report = planted.verified();
    expect(report, Check.PAYMENTS, "payments", 2, 2, "payment.captured of order");
  }

  @Test
  void tickets_for_which_all_money_went_back_are_found() throws SQLException {
    purchase(1).whole().refundRequested(1).refunding(1).refunded(1);
    planted.allHeard();
    expect(planted.verified(), Check.AGREEMENT, "payments", 1, 1, "0.00 EUR is kept");
  }

  @Test
  void a_refund_of_more_than_was_captured_is_found() throws SQLException {
    refused(purchase(1)).refunded(1).refunded(1);
    planted.allHeard();
    expect(planted.verified(), Check.AGREEMENT, "payments", 4, 4, "25.00 EUR more than");
  }

  @Test
  void an_order_that_was_paid_by_nobody_is_found() throws SQLException {
    purchase(1).held().placed().paid();
    expect(planted.verified(), Check.AGREEMENT, "orders", 2, 2, "captured no 25.00 EUR");
  }

  @Test
  void a_wrong_total_is_found() throws SQLException {
    purchase(2).held().placed(PRICE);
    expect(
        planted.verified(),
        Check.AGREEMENT,
        "orders",
        1,
        1,
        "has a total of 25.00 EUR, but its lines are 50.00 EUR");
  }

  @Test
  void an_order_that_is_complete_without_tickets_is_found() throws SQLException {
    purchase(1).held().placed().captured().paid().sold().completed();
    expect(planted.verified(), Check.AGREEMENT, "orders", 3, 3, "without the tickets");
  }

  @Test
  void tickets_for_what_was_not_sold_are_found() throws SQLException {
    purchase(1).issued();
    expect(planted.verified(), Check.AGREEMENT, "tickets", 1, 1, "not for the items");
  }

  @Test
  void a_ticket_that_was_used_twice_is_found() throws SQLException {
    var used = purchase(1).whole().checkedIn().checkedIn();
    planted.allHeard();
    expect(
        planted.verified(),
        Check.AGREEMENT,
        "tickets",
        3,
        3,
        "Ticket " + used.ticket() + " is checked in twice");
  }

  @Test
  void a_checkpoint_behind_the_end_of_its_log_is_found() throws SQLException {
    planted.checkpoint(ServiceLog.TICKETS, "tickets-issue", ServiceLog.INVENTORY, 3);
    expect(
        planted.verified(), Check.LOGS, "tickets", 0, 3, "stands at 3, but the log of inventory");
  }

  @Test
  void a_ledger_that_does_not_balance_is_found() throws SQLException {
    planted.execute("create table payments.ledger_entries (amount bigint, currency text)");
    planted.execute("insert into payments.ledger_entries values (5, 'EUR'), (-5, 'EUR')");
    assertThat(planted.verified().holds()).isTrue();
    planted.execute("insert into payments.ledger_entries values (-100, 'EUR')");
    expect(planted.verified(), Check.AGREEMENT, "payments", 0, 0, "its sum is -1.00 EUR");
  }

  @Test
  void of_many_violations_the_first_are_kept_and_all_are_counted() throws SQLException {
    for (int i = 0; i < Findings.KEPT_MAX + CAPACITY + 5; i++) {
      purchase(1).held();
    }
    Report report = planted.verified();
    assertThat(report.violations()).hasSize(Findings.KEPT_MAX);
    assertThat(report.results())
        .filteredOn(result -> result.check() == Check.CAPACITY)
        .singleElement()
        .satisfies(result -> assertThat(result.violations()).isEqualTo(Findings.KEPT_MAX + 5));
  }

  private Purchase purchase(int quantity) {
    return new Purchase(planted, show, offer, quantity, PRICE);
  }

  private static Purchase refused(Purchase purchase) throws SQLException {
    purchase.held().placed().captured().paid().saleRefused();
    return purchase.refundRequested(1).refunding(1);
  }

  private void inventory(Object event) throws SQLException {
    planted.append(ServiceLog.INVENTORY, "show-" + show, event);
  }

  private static void expect(
      Report report, Check check, String log, long version, long position, String sentence) {
    assertThat(report.holds()).isFalse();
    assertThat(report.violations())
        .filteredOn(violation -> violation.check() == check)
        .anySatisfy(
            violation -> {
              assertThat(violation.sentence()).contains(sentence);
              assertThat(violation.log()).isEqualTo(log);
              assertThat(violation.version()).isEqualTo(version);
              assertThat(violation.position()).isEqualTo(position);
            });
    assertThat(report.text()).contains("The first counterexample:");
  }

  private static long examined(Report report, Check check) {
    return report.results().stream()
        .filter(result -> result.check() == check)
        .mapToLong(Report.Result::examined)
        .sum();
  }

  private static long done(Report report, Hop hop) {
    return count(report, hop).done();
  }

  private static long underWay(Report report, Hop hop) {
    return count(report, hop).underWay();
  }

  private static Report.HopCount count(Report report, Hop hop) {
    return report.hops().stream()
        .filter(count -> count.event().equals(hop.event()))
        .findFirst()
        .orElseThrow();
  }
}
