package io.boxoffice.inventory.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.core.Money;
import io.boxoffice.inventory.domain.Customer;
import io.boxoffice.inventory.domain.Held;
import io.boxoffice.inventory.domain.Inventory;
import io.boxoffice.inventory.domain.Sale;
import io.boxoffice.inventory.domain.Stock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InventorySnapshotTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Money PRICE = new Money(4900, "EUR");
  private static final OfferId STALLS = new OfferId(id(1, 1));

  @Test
  void a_large_inventory_is_kept_in_parts_of_bounded_size() {
    Inventory large = inventory(5_000, 3_000);
    List<String> parts = parts(large);
    // The first says what is sold, then come buyers and holds, 2,000 of them in each.
    assertThat(parts).hasSize(1 + 2 + 3);
    assertThat(parts).allMatch(part -> part.length() < 500_000);
    assertThat(InventorySnapshot.read(parts)).isEqualTo(large);
  }

  @Test
  void parts_can_be_walked_again() {
    Iterable<String> parts = InventorySnapshot.write(inventory(3, 2));
    assertThat(parts(parts)).isEqualTo(parts(parts));
  }

  @Test
  void a_show_of_which_nothing_is_known_is_one_part() {
    List<String> parts = parts(Inventory.unknown());
    assertThat(parts).hasSize(1);
    assertThat(InventorySnapshot.read(parts)).isEqualTo(Inventory.unknown());
  }

  private static List<String> parts(Inventory inventory) {
    return parts(InventorySnapshot.write(inventory));
  }

  private static List<String> parts(Iterable<String> parts) {
    var all = new ArrayList<String>();
    parts.forEach(all::add);
    return all;
  }

  private static Inventory inventory(int holds, int buyers) {
    var sale = new Sale.Announced(new ShowId(id(2, 2)), NOW, NOW.plusSeconds(3_600), 8);
    Inventory inventory =
        Inventory.unknown().with(sale).with(Stock.of(STALLS, PRICE, 100_000, buyers));
    for (int i = 0; i < buyers; i++) {
      var customer = Customer.of(1, List.of(new OrderId(id(3, i))));
      inventory = inventory.with(new AccountId(id(4, i)), customer);
    }
    for (int i = 0; i < holds; i++) {
      var line = new Line(STALLS, 1, PRICE);
      var end = NOW.plusSeconds(i);
      var hold =
          new Held(new HoldId(id(5, i)), new AccountId(id(6, i)), List.of(line), end, end, false);
      inventory = inventory.plus(hold);
    }
    return inventory.bound(new HoldId(id(5, 0)));
  }

  private static UUID id(long kind, long number) {
    return new UUID(kind, number);
  }
}
