package io.boxoffice.chaos;

import io.boxoffice.core.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Customers who come again and again, through all faults.
final class Crowd implements AutoCloseable {
  private static final Duration HOME_WITHIN = Duration.ofSeconds(60);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpShop http;
  private final Recorder recorder;
  private final Stage stage;
  private final Tokens tokens;
  private final Ids ids;
  private volatile boolean open = true;

  Crowd(HttpShop http, Recorder recorder, Stage stage, Tokens tokens, Ids ids) {
    this.http = http;
    this.recorder = recorder;
    this.stage = stage;
    this.tokens = tokens;
    this.ids = ids;
  }

  /// Lets them in.
  void come(List<UUID> accounts, long seed) {
    for (int i = 0; i < accounts.size(); i++) {
      Customer customer = customer(accounts.get(i), new Random(seed + i));
      threads.execute(
          () -> {
            while (open && visits(customer)) {}
          });
    }
  }

  /// False if the customer gave up for a reason that nobody expects.
  private boolean visits(Customer customer) {
    try {
      customer.visit();
      return true;
    } catch (RuntimeException e) { // A named edge: a lost customer must not go unnoticed.
      if (open) {
        recorder.contradiction("a customer could not go on: " + e);
      }
      return false;
    }
  }

  private Customer customer(UUID account, Random random) {
    var caller = new Caller(http, recorder, ids, random, () -> open);
    var door = new Door(http, caller, recorder, random, tokens.door());
    String token = tokens.customer(account);
    return new Customer(http, caller, recorder, stage, random, token, door);
  }

  /// Lets them finish what they are at, and go.
  @Override
  public void close() {
    open = false;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(HOME_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException _) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
