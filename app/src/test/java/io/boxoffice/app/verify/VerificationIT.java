package io.boxoffice.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.core.Money;
import io.boxoffice.testing.TestPostgres;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is as promised holds, and is counted; what is under way breaks nothing.
final class VerificationIT {
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
  void a_database_without_services_holds() {
    Report report = Verification.run(TestPostgres.freshDatabase());
    assertThat(report.holds()).isTrue();
    assertThat(report.logs()).isEmpty();
  }

  @Test
  void logs_of_whole_purchases_hold_and_are_counted() throws SQLException {
    sale.purchase(2).whole().checkedIn();
    sale.purchase(1).whole();
    sale.logs().allHeard();
    Report report = sale.logs().verified();
    assertThat(report.text()).contains("Everything is as promised.");
    assertThat(report.holds()).isTrue();
    assertThat(report.logs())
        .contains(new Report.LogCount("inventory", 8, 1, 8), new Report.LogCount("orders", 6, 2, 6))
        .hasSize(7);
    assertThat(Reported.examined(report, Check.PAYMENTS)).isEqualTo(2);
    assertThat(Reported.examined(report, Check.AGREEMENT)).isEqualTo(2);
    assertThat(Reported.done(report, Hop.COMPLETED)).isEqualTo(2);
    assertThat(report.json()).contains("\"holds\":true", "\"log\":\"inventory\"");
  }

  @Test
  void a_refused_sale_that_was_refunded_holds() throws SQLException {
    PlantedSale.refused(sale.purchase(2)).refunded(1);
    sale.logs().allHeard();
    assertThat(sale.logs().verified().holds()).isTrue();
  }

  @Test
  void a_second_capture_that_was_refunded_holds() throws SQLException {
    sale.purchase(1)
        .whole()
        .captured(2, PlantedSale.PRICE)
        .refundRequested(2)
        .refunding(2)
        .refunded(2);
    sale.logs().allHeard();
    assertThat(sale.logs().verified().holds()).isTrue();
  }

  @Test
  void work_under_way_is_counted_and_breaks_nothing() throws SQLException {
    sale.purchase(1).whole();
    sale.logs().allHeard();
    sale.purchase(1).held().placed().captured();
    sale.purchase(1).held().placed().captured().paid().sold();
    Report report = sale.logs().verified();
    assertThat(report.holds()).isTrue();
    assertThat(Reported.underWay(report, Hop.CAPTURE_HEARD)).isEqualTo(1);
    assertThat(Reported.underWay(report, Hop.ISSUED)).isEqualTo(1);
    assertThat(report.text()).contains("1 under way");
  }

  @Test
  void a_parked_event_waits_for_an_operator() throws SQLException {
    sale.purchase(1).held().placed().captured();
    sale.logs().allHeard();
    sale.logs().setAside(ServiceLog.ORDERS, "orders-payment", ServiceLog.PAYMENTS, "PARKED");
    Report report = sale.logs().verified();
    assertThat(report.holds()).isTrue();
    assertThat(report.text()).contains("1 parked: an operator has to retry them");
  }

  @Test
  void an_event_that_is_tried_again_is_under_way() throws SQLException {
    sale.purchase(1).held().placed().captured();
    sale.logs().allHeard();
    sale.logs().setAside(ServiceLog.ORDERS, "orders-payment", ServiceLog.PAYMENTS, "RETRYING");
    Report report = sale.logs().verified();
    assertThat(report.holds()).isTrue();
    assertThat(Reported.underWay(report, Hop.CAPTURE_HEARD)).isEqualTo(1);
  }

  @Test
  void a_notice_of_the_provider_is_nobody_elses_business() throws SQLException {
    sale.logs().append(ServiceLog.PAYMENTS, "notice-1", "provider.notified.v1", "{}", "{}");
    assertThat(sale.logs().verified().holds()).isTrue();
  }

  @Test
  void a_capture_of_the_oldest_version_is_read() throws SQLException {
    var bought = sale.purchase(1, new Money(300, "USD"));
    bought.whole();
    sale.logs().allHeard();
    sale.logs()
        .execute(
            """
        update payments.events set type = 'payment.captured.v0',
          data = jsonb_set(data::jsonb, '{amount}', '300')::json
        """);
    Report report = sale.logs().verified();
    assertThat(report.text()).contains("Everything is as promised.");
    assertThat(Reported.examined(report, Check.PAYMENTS)).isEqualTo(1);
  }
}
