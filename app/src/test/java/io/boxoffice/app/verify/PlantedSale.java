package io.boxoffice.app.verify;

import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.inventory.InventoryEvent.OfferListed;
import io.boxoffice.contracts.inventory.InventoryEvent.SaleOpened;
import io.boxoffice.core.Money;
import java.sql.SQLException;
import java.time.Duration;

/// The logs of an installation in which one offer of one show is on sale, and nothing was bought.
final class PlantedSale implements AutoCloseable {
  static final int CAPACITY = 4;
  static final Money PRICE = new Money(2_500, "EUR");

  private final PlantedInstallation logs;
  private final ShowId show;
  private final OfferId offer;

  private PlantedSale(PlantedInstallation logs) {
    this.logs = logs;
    this.show = new ShowId(logs.nextId());
    this.offer = new OfferId(logs.nextId());
  }

  static PlantedSale open() throws SQLException {
    var sale = new PlantedSale(PlantedInstallation.fresh());
    var start = PlantedInstallation.START;
    sale.inventory(new OfferListed(sale.show, sale.offer, PRICE, CAPACITY));
    sale.inventory(new SaleOpened(sale.show, start, start.plus(Duration.ofDays(9)), 2));
    return sale;
  }

  PlantedInstallation logs() {
    return logs;
  }

  Purchase purchase(int quantity) {
    return purchase(quantity, PRICE);
  }

  Purchase purchase(int quantity, Money price) {
    return new Purchase(logs, show, offer, quantity, price);
  }

  /// What inventory could not sell any more: its money is on its way back.
  static Purchase refused(Purchase purchase) throws SQLException {
    purchase.held().placed().captured().paid().saleRefused();
    return purchase.refundRequested(1).refunding(1);
  }

  private void inventory(Object event) throws SQLException {
    logs.append(ServiceLog.INVENTORY, "show-" + show, event);
  }

  @Override
  public void close() throws SQLException {
    logs.close();
  }
}
