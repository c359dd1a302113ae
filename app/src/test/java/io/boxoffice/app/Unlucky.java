package io.boxoffice.app;

import io.boxoffice.web.Role;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// A customer whose order is not listed, because its read model refuses it.
final class Unlucky implements AutoCloseable {
  private static final String PARKED = "/api/v1/ops/parked";

  private final Shop shop = TestInstallation.shop();
  private final String operator = shop.token(Role.OPERATOR);
  private final BrokenReadModel broken;
  private final String customer;
  private final String order;

  /// Buys one, to the end.
  Unlucky(Shop.OnSale show) throws IOException {
    UUID account = Api.IDS.next();
    this.broken = BrokenReadModel.of(account);
    this.customer = shop.customer(account);
    this.order = shop.ordered(show, customer, 1);
    shop.pay(order, customer, "tok_ok").expect(200);
    shop.awaitStatus(order, customer, "COMPLETED");
    Until.holds("all events of the order are set aside", () -> setAside().size() == 3);
  }

  String order() {
    return order;
  }

  void mend() {
    broken.mend();
  }

  /// Its events that are set aside and not dropped, in the order of the list.
  List<JsonNode> setAside() throws IOException {
    return shop.api()
        .get(PARKED + "?limit=100&subscription=orders-of-customers", operator)
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .filter(event -> event.path("stream").asString().endsWith(order))
        .toList();
  }

  /// The id of the one that failed.
  String failed() throws IOException {
    return setAside().getFirst().path("id").asString();
  }

  /// The states of the customer's orders as listed.
  List<String> listed() throws IOException {
    return shop.api()
        .get("/api/v1/orders", customer)
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .map(row -> row.path("status").asString())
        .toList();
  }

  /// Lets nothing of it be left for others to find.
  @Override
  public void close() throws IOException {
    mend();
    for (JsonNode event : setAside()) {
      if (!event.path("state").asString().equals("WAITING")) {
        shop.api().post(PARKED + "/" + event.path("id").asString() + "/retry", operator, "");
      }
    }
    Until.holds("nothing is set aside", () -> setAside().isEmpty());
  }
}
