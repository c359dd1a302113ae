package io.boxoffice.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.core.Money;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ProviderTest {
  private final SteppedClock clock = new SteppedClock();
  private final FaultBoard faults = new FaultBoard();
  private final PaymentJson json = new PaymentJson("http://127.0.0.1");
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final Webhooks webhooks = new Webhooks(clock, "secret", faults, scheduler, threads);
  private final Provider provider =
      new Provider(
          new ProviderSettings(0, "secret", new ProviderSettings.Memory()),
          clock,
          new MeetingPlace(),
          faults,
          new Timers(clock, threads),
          webhooks,
          json);

  /// A journal that keeps a writer waiting for a second one: if two can be between the look and the
  /// journal at once, they meet here.
  private static final class MeetingPlace implements Journal {
    private final CountDownLatch writers = new CountDownLatch(2);

    @Override
    public List<Fact> facts() {
      return List.of();
    }

    @Override
    public void append(Fact fact) {
      writers.countDown();
      try {
        boolean _ = writers.await(300, TimeUnit.MILLISECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {}
  }

  @AfterEach
  void stop() {
    webhooks.close();
    scheduler.shutdownNow();
    threads.close();
  }

  @Test
  void of_two_equal_requests_at_once_the_second_finds_the_first() throws Exception {
    PaymentRequest request =
        new PaymentRequest(
            "order-1",
            new Money(1250, "EUR"),
            MethodToken.SLOW,
            URI.create("http://127.0.0.1"),
            PaymentRequest.NO_LIMIT);

    var one = threads.submit(() -> provider.pay("key-1", request).status());
    var other = threads.submit(() -> provider.pay("key-1", request).status());

    assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(201, 200);
    assertThat(provider.all()).hasSize(1);
  }
}
