package io.boxoffice.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// No offer is oversold, and no hold is sold twice: planted breaches are found.
final class CapacityCheckIT {
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
  void an_oversell_is_found() throws SQLException {
    sale.purchase(2).held();
    sale.purchase(2).held();
    sale.purchase(1).held();
    Report report = sale.logs().verified();
    Reported.expect(
        report, Check.CAPACITY, "inventory", 5, 5, "is oversold: 5 held and 0 sold of 4");
    assertThat(report.text()).contains("BROKEN no offer was oversold", "version 5, position 5");
  }

  @Test
  void a_hold_that_is_sold_twice_is_found() throws SQLException {
    sale.purchase(1).whole().sold();
    sale.logs().allHeard();
    Reported.expect(sale.logs().verified(), Check.CAPACITY, "inventory", 6, 6, "is sold twice");
  }

  @Test
  void of_many_violations_the_first_are_kept_and_all_are_counted() throws SQLException {
    for (int i = 0; i < Findings.KEPT_MAX + PlantedSale.CAPACITY + 5; i++) {
      sale.purchase(1).held();
    }
    Report report = sale.logs().verified();
    assertThat(report.violations()).hasSize(Findings.KEPT_MAX);
    assertThat(report.results())
        .filteredOn(result -> result.check() == Check.CAPACITY)
        .singleElement()
        .satisfies(result -> assertThat(result.violations()).isEqualTo(Findings.KEPT_MAX + 5));
  }
}
