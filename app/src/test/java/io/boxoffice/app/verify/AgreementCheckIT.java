package io.boxoffice.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What services say of one purchase agrees: planted breaches are found.
final class AgreementCheckIT {
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
  void a_ticket_too_few_is_found() throws SQLException {
    sale.purchase(2).held().placed().captured().paid().sold().issuedShort();
    Reported.expect(
        sale.logs().verified(), Check.AGREEMENT, "tickets", 1, 1, "are not for the items");
  }

  @Test
  void tickets_for_which_all_money_went_back_are_found() throws SQLException {
    sale.purchase(1).whole().refundRequested(1).refunding(1).refunded(1);
    sale.logs().allHeard();
    Reported.expect(sale.logs().verified(), Check.AGREEMENT, "payments", 1, 1, "0.00 EUR is kept");
  }

  @Test
  void a_refund_of_more_than_was_captured_is_found() throws SQLException {
    PlantedSale.refused(sale.purchase(1)).refunded(1).refunded(1);
    sale.logs().allHeard();
    Reported.expect(
        sale.logs().verified(), Check.AGREEMENT, "payments", 4, 4, "25.00 EUR more than");
  }

  @Test
  void an_order_that_was_paid_by_nobody_is_found() throws SQLException {
    sale.purchase(1).held().placed().paid();
    Reported.expect(
        sale.logs().verified(), Check.AGREEMENT, "orders", 2, 2, "captured no 25.00 EUR");
  }

  @Test
  void a_wrong_total_is_found() throws SQLException {
    sale.purchase(2).held().placed(PlantedSale.PRICE);
    Reported.expect(
        sale.logs().verified(),
        Check.AGREEMENT,
        "orders",
        1,
        1,
        "has a total of 25.00 EUR, but its lines are 50.00 EUR");
  }

  @Test
  void an_order_that_is_complete_without_tickets_is_found() throws SQLException {
    sale.purchase(1).held().placed().captured().paid().sold().completed();
    Reported.expect(sale.logs().verified(), Check.AGREEMENT, "orders", 3, 3, "without the tickets");
  }

  @Test
  void tickets_for_what_was_not_sold_are_found() throws SQLException {
    sale.purchase(1).issued();
    Reported.expect(sale.logs().verified(), Check.AGREEMENT, "tickets", 1, 1, "not for the items");
  }

  @Test
  void a_ticket_that_was_used_twice_is_found() throws SQLException {
    var used = sale.purchase(1).whole().checkedIn().checkedIn();
    sale.logs().allHeard();
    Reported.expect(
        sale.logs().verified(),
        Check.AGREEMENT,
        "tickets",
        3,
        3,
        "Ticket " + used.ticket() + " is checked in twice");
  }

  @Test
  void a_ledger_that_does_not_balance_is_found() throws SQLException {
    sale.logs().execute("create table payments.ledger_entries (amount bigint, currency text)");
    sale.logs().execute("insert into payments.ledger_entries values (5, 'EUR'), (-5, 'EUR')");
    assertThat(sale.logs().verified().holds()).isTrue();
    sale.logs().execute("insert into payments.ledger_entries values (-100, 'EUR')");
    Reported.expect(
        sale.logs().verified(), Check.AGREEMENT, "payments", 0, 0, "its sum is -1.00 EUR");
  }
}
