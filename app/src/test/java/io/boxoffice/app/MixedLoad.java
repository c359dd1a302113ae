package io.boxoffice.app;

import io.boxoffice.app.Api.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Customers who hold, order, pay and cancel all the time, and who remember what they were told.
/// Whatever they were not told, they do not know.
final class MixedLoad implements AutoCloseable {
  private static final int CUSTOMERS = 8;
  private static final List<String> CARDS = List.of("tok_ok", "tok_ok", "tok_declined", "tok_slow");

  /// What was acknowledged, by id.
  private final Set<String> holds = ConcurrentHashMap.newKeySet();

  private final Set<String> orders = ConcurrentHashMap.newKeySet();
  private final Set<String> captured = ConcurrentHashMap.newKeySet();
  private final ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean over;

  Set<String> holds() {
    return holds;
  }

  Set<String> orders() {
    return orders;
  }

  Set<String> captured() {
    return captured;
  }

  /// Sends customers to a server, until [#stop].
  void start(Shop shop, Shop.OnSale show, long seed) {
    over = false;
    for (int i = 0; i < CUSTOMERS; i++) {
      var random = new Random(seed + i);
      customers.execute(() -> buy(shop, show, random));
    }
  }

  /// Lets the customers go home; what they are at is not waited for.
  void stop() {
    over = true;
  }

  private void buy(Shop shop, Shop.OnSale show, Random random) {
    while (!over) {
      try {
        buyOnce(shop, show, random);
      } catch (IOException _) {
        Until.pause(Duration.ofMillis(10)); // The server is gone, or this answer is.
      }
    }
  }

  private void buyOnce(Shop shop, Shop.OnSale show, Random random) throws IOException {
    String customer = shop.customer();
    Answer hold = shop.hold(show, customer, 1 + random.nextInt(3));
    if (hold.status() != 201) {
      return;
    }
    holds.add(hold.text("id"));
    if (random.nextInt(4) == 0) {
      return;
    }
    Answer order = shop.order(hold, customer);
    if (order.status() != 201) {
      return;
    }
    orders.add(order.text("id"));
    switch (random.nextInt(6)) {
      case 0 -> shop.api().post("/api/v1/orders/" + order.text("id") + "/cancel", customer, "");
      case 1 -> {}
      default -> {
        Answer paid = shop.pay(order.text("id"), customer, CARDS.get(random.nextInt(CARDS.size())));
        if (paid.text("status").equals("CAPTURED")) {
          captured.add(order.text("id"));
        }
      }
    }
  }

  @Override
  public void close() {
    stop();
    customers.close();
  }
}
