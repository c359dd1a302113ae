package io.boxoffice.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What was paid goes on to its end: lost steps are found.
final class PaymentsCheckIT {
  private PlantedSale sale;

  @BeforeEach
  void openSale() throws SQLException {
    sale = PlantedSale.open();
  }

  @AfterEach
  void close() throws SQLException {
    sale.close();
  }

  @Test
  void a_subscription_that_does_something_else_is_not_asked() throws SQLException {
    sale.purchase(1).whole();
    sale.purchase(1).held().placed().captured();
    sale.logs().allHeard();
    sale.logs().checkpoint(ServiceLog.ORDERS, "orders-other", ServiceLog.PAYMENTS, 0);
    Reported.expect(sale.logs().verified(), Check.PAYMENTS, "payments", 1, 2, "orders is past it");
  }

  @Test
  void a_lost_ticket_is_found() throws SQLException {
    var lost = sale.purchase(1).held().placed().captured().paid().sold();
    sale.logs().allHeard();
    Reported.expect(
        sale.logs().verified(),
        Check.PAYMENTS,
        "inventory",
        5,
        5,
        "The items.sold of order " + lost.order() + " is lost: tickets is past it");
  }

  @Test
  void a_lost_refund_is_found() throws SQLException {
    var lost = PlantedSale.refused(sale.purchase(1));
    sale.logs().allHeard();
    Reported.expect(
        sale.logs().verified(),
        Check.PAYMENTS,
        "payments",
        2,
        2,
        "The refund of order " + lost.order() + " is lost");
  }

  @Test
  void a_refund_that_the_provider_is_asked_for_is_under_way() throws SQLException {
    var asked = PlantedSale.refused(sale.purchase(1));
    sale.logs().allHeard();
    sale.logs().wish(asked.paymentStream());
    Report report = sale.logs().verified();
    assertThat(report.holds()).isTrue();
    assertThat(Reported.underWay(report, Hop.REFUNDED)).isEqualTo(1);
  }

  @Test
  void a_refund_that_payments_did_not_hear_of_is_found() throws SQLException {
    sale.purchase(1).held().placed().captured().refundRequested(1);
    sale.logs().allHeard();
    Reported.expect(
        sale.logs().verified(), Check.PAYMENTS, "orders", 2, 2, "no payment.refund-requested");
  }

  @Test
  void a_capture_that_no_order_heard_of_is_found() throws SQLException {
    sale.purchase(1).held().placed().captured();
    sale.logs().allHeard();
    Reported.expect(
        sale.logs().verified(), Check.PAYMENTS, "payments", 1, 1, "no order.paid or a refund");
  }

  @Test
  void a_second_capture_that_was_kept_is_found() throws SQLException {
    sale.purchase(1).whole().captured(1, PlantedSale.PRICE);
    sale.logs().allHeard();
    Report report = sale.logs().verified();
    Reported.expect(report, Check.PAYMENTS, "payments", 2, 2, "payment.captured of order");
  }
}
