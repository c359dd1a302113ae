package io.boxoffice.payments.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.core.Money;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.eventlog.Unit;
import io.boxoffice.eventlog.WriterMetrics;
import io.boxoffice.payments.application.Payments;
import io.boxoffice.payments.application.Reference;
import io.boxoffice.payments.domain.Asking;
import io.boxoffice.payments.domain.PaymentCommand;
import io.boxoffice.testing.ForwardingLog;
import io.boxoffice.testing.InMemoryEventLog;
import io.boxoffice.testing.SettableClock;
import io.boxoffice.web.Correlation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PaymentCorrelationsTest {
  private static final OrderId ID = new OrderId(new UUID(0x7000, 0x8000_0000_0000_0001L));

  private final SettableClock clock = SettableClock.at("2026-05-01T12:00:00Z");
  private final CountedReads log = new CountedReads();
  private final LogWriter writer =
      new LogWriter(log, clock, new WriterMetrics(new SimpleMeterRegistry(), "payments"));
  private final Payments payments =
      Payments.with(
          new Asking(
              Duration.ofSeconds(10),
              Duration.ofSeconds(60),
              Duration.ofHours(24),
              Duration.ofSeconds(12)));
  private final PaymentCorrelations correlations =
      new PaymentCorrelations(writer.aggregates(), payments, new ProviderJson());

  @AfterEach
  void stop() {
    writer.close();
  }

  @Test
  void a_notice_of_a_request_of_lately_is_found_without_reading() {
    writer.listen(correlations);
    request(1, "first");
    int before = log.reads();
    assertThat(answered(1)).contains("first");
    assertThat(log.reads()).isEqualTo(before);
  }

  @Test
  void a_notice_of_an_earlier_attempt_is_part_of_what_that_one_began() {
    writer.listen(correlations);
    request(1, "first");
    request(2, "second");
    assertThat(answered(1)).contains("first");
    assertThat(answered(2)).contains("second");
  }

  @Test
  void a_request_from_before_the_start_is_read() {
    request(1, "first");
    assertThat(answered(1)).contains("first");
  }

  @Test
  void what_is_none_of_ours_has_no_correlation() {
    writer.listen(correlations);
    request(1, "first");
    assertThat(answered(3)).isEmpty();
    assertThat(correlations.of("{\"payment\":{\"reference\":\"somebody's\"}}")).isEmpty();
    assertThat(correlations.of("no notice")).isEmpty();
  }

  private Optional<String> answered(int attempt) {
    String notice =
        """
        {"id":"evt_1","payment":{"id":"pay_1","reference":"%s","status":"captured",
         "captured":2500,"refunded":0,"currency":"EUR"}}"""
            .formatted(new Reference(ID, attempt).text());
    return correlations.of(notice).map(Correlation::id);
  }

  private void request(int attempt, String correlation) {
    var command =
        payments
            .type()
            .command(
                ID,
                at ->
                    new PaymentCommand.Request(
                        ID,
                        attempt,
                        new Money(2_500, "EUR"),
                        "tok_ok",
                        at.plus(Duration.ofMinutes(30)),
                        at));
    writer.execute(Unit.of(command, Metadata.of(correlation)));
  }

  /// Counts how often streams are read.
  private static final class CountedReads extends ForwardingLog {
    private final AtomicInteger reads = new AtomicInteger();

    CountedReads() {
      super(new InMemoryEventLog("payments"));
    }

    int reads() {
      return reads.get();
    }

    @Override
    public void streams(Map<String, Long> behindVersion, Consumer<StoredEvent> consumer) {
      reads.incrementAndGet();
      super.streams(behindVersion, consumer);
    }
  }
}
