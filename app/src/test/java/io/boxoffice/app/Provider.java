package io.boxoffice.app;

import io.boxoffice.app.Api.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The simulated payment provider of an installation: its faults and its own books.
final class Provider {
  private final Api api;

  private Provider(Api api) {
    this.api = api;
  }

  static Provider of(Server server) {
    Object url =
        server.part(OutsideWorld.class).properties().get("boxoffice.payments.provider-url");
    return new Provider(new Api(URI.create(String.valueOf(url))));
  }

  /// What the provider took of an order and gave back, in minor units.
  record Moved(int captures, long captured, long refunded) {}

  /// Something goes wrong at the provider until it [#works] again.
  void fails(Map<String, Object> faults) throws IOException {
    api.put("/faults", faults).expect(200);
  }

  void works() throws IOException {
    fails(Map.of());
  }

  /// What the provider says of the order's first attempt to pay.
  String status(String orderId) throws IOException {
    return api.get("/v1/payments?reference=" + orderId + "/1", "")
        .expect(200)
        .body()
        .path("payments")
        .path(0)
        .path("status")
        .asString();
  }

  Moved moved(String orderId) throws IOException {
    Answer ledger = api.get("/v1/ledger", "").expect(200);
    List<JsonNode> entries =
        ledger
            .body()
            .path("entries")
            .valueStream()
            .filter(entry -> entry.path("reference").asString().startsWith(orderId + "/"))
            .toList();
    return new Moved(
        entries.size(),
        entries.stream().mapToLong(entry -> entry.path("captured").asLong()).sum(),
        entries.stream().mapToLong(entry -> entry.path("refunded").asLong()).sum());
  }
}
