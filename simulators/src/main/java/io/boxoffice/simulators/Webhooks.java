package io.boxoffice.simulators;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers webhooks at least once and in no order: each is tried until it is answered with 2xx, or
/// for the last time after about a minute and a half. The `webhook` faults are made here.
final class Webhooks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

  /// Tries of one webhook; with the delays below they take 90 seconds.
  static final int TRIES_MAX = 24;

  private static final long RETRY_MILLIS_FIRST = 100;
  private static final long RETRY_MILLIS_MAX = 5_000;

  /// A client that does not answer in this time has not heard it.
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

  /// Requests under way together, so that a burst of payments is not a burst of connections.
  private static final int AT_ONCE_MAX = 32;

  /// When shuffling, every second webhook waits this long and is overtaken by the next.
  private static final long SHUFFLE_MILLIS = 300;

  private final Clock clock;
  private final String secret;
  private final FaultBoard faults;
  private final ScheduledExecutorService scheduler;
  private final Executor threads;
  private final HttpClient http;
  private final Semaphore permits = new Semaphore(AT_ONCE_MAX);
  private final AtomicLong sent = new AtomicLong();

  /// @param scheduler times the tries
  /// @param threads make them, one thread each
  Webhooks(
      Clock clock,
      String secret,
      FaultBoard faults,
      ScheduledExecutorService scheduler,
      Executor threads) {
    this.clock = clock;
    this.secret = secret;
    this.faults = faults;
    this.scheduler = scheduler;
    this.threads = threads;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_WITHIN)
            .executor(Runnable::run) // It calls back to move bytes and encrypt: its own thread may.
            .build();
  }

  /// Returns at once; `heard` runs once when the client has answered.
  void send(Webhook webhook, Runnable heard) {
    Faults now = faults.now();
    boolean overtaken = now.shuffleWebhooks() && sent.incrementAndGet() % 2 == 1;
    after(
        now.webhookDelayMillis() + (overtaken ? SHUFFLE_MILLIS : 0),
        () -> attempt(webhook, heard, 1));
  }

  private void after(long millis, Runnable work) {
    if (millis == 0) {
      threads.execute(work);
    } else {
      var _ = scheduler.schedule(() -> threads.execute(work), millis, TimeUnit.MILLISECONDS);
    }
  }

  private void attempt(Webhook webhook, Runnable heard, int number) {
    Faults now = faults.now();
    boolean silent = now.down() || now.muteWebhooks();
    if (!silent && post(webhook)) {
      heard.run();
      if (now.duplicateWebhooks()) {
        boolean _ = post(webhook);
      }
    } else if (number < TRIES_MAX) {
      long millis = Math.min(RETRY_MILLIS_MAX, RETRY_MILLIS_FIRST << Math.min(number - 1, 10));
      after(millis, () -> attempt(webhook, heard, number + 1));
    } else {
      LOG.warn("gave up webhook {} after {} tries", webhook.eventId(), TRIES_MAX);
    }
  }

  /// Whether the client has taken it.
  private boolean post(Webhook webhook) {
    try {
      permits.acquire();
      try {
        int status =
            http.send(signed(webhook), HttpResponse.BodyHandlers.discarding()).statusCode();
        return status >= 200 && status < 300;
      } finally {
        permits.release();
      }
    } catch (IOException e) {
      LOG.debug("webhook {} did not arrive", webhook.eventId(), e);
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private HttpRequest signed(Webhook webhook) {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    return HttpRequest.newBuilder(webhook.url())
        .timeout(ANSWER_WITHIN)
        .header("Content-Type", "application/json")
        .header("Provider-Timestamp", timestamp)
        .header("Provider-Signature", WebhookSignature.of(secret, timestamp, webhook.body()))
        .POST(HttpRequest.BodyPublishers.ofString(webhook.body()))
        .build();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
