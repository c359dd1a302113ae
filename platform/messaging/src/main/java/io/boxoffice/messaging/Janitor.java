package io.boxoffice.messaging;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.eventlog.IdempotencyKey;
import io.boxoffice.eventlog.postgres.PostgresEventLog;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes idempotency keys that no longer count, at start and now and then.
final class Janitor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);
  private static final Duration EVERY = Duration.ofMinutes(10);

  private final PostgresEventLog log;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  Janitor(PostgresEventLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("janitor-" + log.name()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      do {
        tidy();
      } while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void tidy() {
    try {
      log.forgetAnswersUpTo(clock.instant().minus(IdempotencyKey.KEPT));
    } catch (PassingFailure failure) {
      LOG.warn("old keys of {} are kept for now: {}", log.name(), failure.getMessage());
    }
  }
}
