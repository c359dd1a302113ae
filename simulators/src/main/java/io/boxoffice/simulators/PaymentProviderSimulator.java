package io.boxoffice.simulators;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// A payment provider on the loopback interface: a real HTTP server that takes no real money.
///
/// ## Payments
/// Amounts are minor units. Payments and refunds need an `Idempotency-Key`: the same key with the
/// same request is the same payment (200 instead of 201), with another request it is 409
/// `idempotency_key_reused`. Errors are `{error, message}`.
///
/// - `POST /v1/payments` with `{reference, amount, currency, methodToken, webhookUrl,
///   captureBefore?}` answers the payment; 422 `unknown_token`.
/// - `GET /v1/payments/{id}` answers the payment, `GET /v1/payments?reference=` answers
///   `{payments: [...]}`, oldest first.
/// - `POST /v1/payments/{id}/void` answers the payment, `voided`: it will not be captured. 409 and
///   the payment if it is captured or declined, 202 and the payment if the void is not certain.
/// - `POST /v1/payments/{id}/refunds` with `{amount}` answers `{id, paymentId, amount, status:
///   refunded}`; 409 `refund_exceeds_capture`.
/// - `GET /v1/ledger` answers `{entries: [{paymentId, reference, amount, currency, captured,
///   refunded}]}` of all that captured.
///
/// A payment is `{id, status, reason?, actionUrl?, reference, amount, currency, captured, refunded,
/// createdAt}`, its status `captured`, `declined`, `pending`, `action_required` or `voided`. What
/// could only be captured after `captureBefore` is declined as `expired`.
///
/// | token | |
/// |---|---|
/// | `tok_ok` | captured at once |
/// | `tok_declined` | declined at once, `card_declined` |
/// | `tok_slow` | pending, captured 3 s later |
/// | `tok_late` | captured 2 s after `captureBefore`, although voided: money for a dead order |
/// | `tok_challenge` | action required; captured when `actionUrl` is visited |
///
/// ## Webhooks
/// Each outcome is also posted to `webhookUrl`, those that are decided at once too, so it may come
/// before the answer: `{id, type, createdAt, payment, refund?}` with type `payment.captured`,
/// `payment.declined` or `payment.refunded`. `Provider-Timestamp` is in seconds since 1970,
/// `Provider-Signature` the hex HMAC-SHA256 of `timestamp + "." + body`. Delivered at least once,
/// in any order; tried again until the answer is 2xx, for about a minute and a half.
///
/// ## Faults
/// `PUT /faults` sets all of them, those left out are off; `GET /faults` shows what is left.
///
/// - `down`: connections are closed, nothing is done, webhooks wait.
/// - `delayMillis`: the work is done, the answer comes later.
/// - `errorRate`: this share of requests, evenly spread, is answered 500 and nothing done.
/// - `dropAnswers`: so many `POST`s are done and their connection closed without an answer.
/// - `doubleCapture`: so many captures happen twice: a second payment of the same reference.
/// - `muteWebhooks`: webhooks are not sent; they are tried again as if unheard.
/// - `webhookDelayMillis`, `duplicateWebhooks`, `shuffleWebhooks`: late, twice, out of order.
public final class PaymentProviderSimulator implements AutoCloseable {
  /// Connections that may wait to be accepted.
  private static final int BACKLOG = 256;

  private static final int CLOSE_WITHIN_SECONDS = 2;

  private final HttpServer server;
  private final String url;
  private final Journal journal;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService scheduler =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().name("payment-provider").daemon().factory(),
          new ThreadPoolExecutor.DiscardPolicy());
  private final Webhooks webhooks;
  private final ProviderApi api;

  private PaymentProviderSimulator(
      ProviderSettings settings, Clock clock, HttpServer server, Journal journal) {
    this.server = server;
    this.url = "http://127.0.0.1:" + server.getAddress().getPort();
    this.journal = journal;
    FaultBoard faults = new FaultBoard();
    Timers timers = new Timers(clock, threads);
    PaymentJson json = new PaymentJson(url);
    webhooks = new Webhooks(clock, settings.webhookSecret(), faults, scheduler, threads);
    Provider provider = new Provider(settings, clock, journal, faults, timers, webhooks, json);
    api = new ProviderApi(provider, json, faults);
    api.mount(server);
    provider.resume();
    timers.start(scheduler);
  }

  /// Starts a provider, with the payments of its folder if it has one. Throws [IOException] if the
  /// port or the folder cannot be had.
  public static PaymentProviderSimulator start(ProviderSettings settings, Clock clock)
      throws IOException {
    Journal journal = open(settings.storage());
    try {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), settings.port());
      HttpServer server = HttpServer.create(address, BACKLOG);
      PaymentProviderSimulator simulator =
          new PaymentProviderSimulator(settings, clock, server, journal);
      server.setExecutor(simulator.threads);
      server.start();
      return simulator;
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  private static Journal open(ProviderSettings.Storage storage) throws IOException {
    return switch (storage) {
      case ProviderSettings.Memory _ -> new Journal.Forgetful();
      case ProviderSettings.Folder folder -> FileJournal.open(folder.path());
    };
  }

  /// Where it listens, such as `http://127.0.0.1:9090`.
  public String url() {
    return url;
  }

  @Override
  public void close() {
    api.close();
    server.stop(0);
    scheduler.shutdownNow();
    webhooks.close();
    threads.shutdown();
    awaitThreads();
    journal.close();
  }

  /// What is under way may still write to the journal; what takes longer than this is lost, as it
  /// would be with the process.
  private void awaitThreads() {
    try {
      boolean _ = threads.awaitTermination(CLOSE_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Runs a provider alone: `--port N --webhook-secret S [--folder DIR]`. Prints its URL.
  public static void main(String[] args) throws IOException, InterruptedException {
    PaymentProviderSimulator simulator = start(settings(List.of(args)), Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    System.out.println(simulator.url());
    new CountDownLatch(1).await();
  }

  private static ProviderSettings settings(List<String> args) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < args.size(); i += 2) {
      options.put(args.get(i), args.get(i + 1));
    }
    String folder = options.getOrDefault("--folder", "");
    return new ProviderSettings(
        Integer.parseInt(options.getOrDefault("--port", "0")),
        options.getOrDefault("--webhook-secret", ""),
        folder.isEmpty()
            ? new ProviderSettings.Memory()
            : new ProviderSettings.Folder(Path.of(folder)));
  }
}
