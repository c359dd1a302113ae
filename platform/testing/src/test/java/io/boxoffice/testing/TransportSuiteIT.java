package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.messaging.Feed;
import io.boxoffice.messaging.Slice;
import io.boxoffice.messaging.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The suite of transports fails where nothing is transported.
class TransportSuiteIT {

  @Test
  void a_transport_that_does_nothing_fails_every_test() {
    Launched launched = Launched.run(NothingTransported.class);
    assertThat(launched.passed()).isEmpty();
    assertThat(launched.failed())
        .isEqualTo(Launched.testsOf(NothingTransported.class))
        .hasSizeGreaterThan(14);
  }

  /// Not found by the build, which looks for other names.
  static final class NothingTransported extends TransportContract {

    @Override
    protected Transport.Factory transports() {
      return _ -> new DoNothingTransport(new CountDownLatch(1));
    }

    @Override
    protected Duration patience() {
      return Duration.ofMillis(50);
    }
  }

  /// Has a feed that never has anything.
  record DoNothingTransport(CountDownLatch closed) implements Transport, Feed {

    @Override
    public void ask(Set<String> types) {}

    @Override
    public Feed feed(String log) {
      return this;
    }

    @Override
    public void hear(String log, LogWriter writer) {}

    @Override
    public void close() {
      closed.countDown();
    }

    @Override
    public Slice after(long position, Set<String> types, Partition partition, int limit) {
      return new Slice(List.of(), position);
    }

    @Override
    public void await(long position, Duration longest) throws InterruptedException {
      assertThat(closed.await(10, TimeUnit.MILLISECONDS)).isIn(true, false);
    }

    @Override
    public long head() {
      return 0;
    }
  }
}
