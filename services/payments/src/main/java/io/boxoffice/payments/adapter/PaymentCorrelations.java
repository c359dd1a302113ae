package io.boxoffice.payments.adapter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.contracts.payments.PaymentEvent.PaymentRequested;
import io.boxoffice.core.EventCodec;
import io.boxoffice.core.PermanentFailure;
import io.boxoffice.eventlog.Aggregates;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.LogListener;
import io.boxoffice.eventlog.Recorded;
import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.payments.application.NoticeReader;
import io.boxoffice.payments.application.Payments;
import io.boxoffice.payments.application.Reference;
import io.boxoffice.web.Correlation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Finds the request that a notice is a late answer to, so that all it causes, up to the mail, is
/// part of what the customer began. Remembers requests that this process committed lately, since
/// most notices come within seconds, and reads those of others.
public final class PaymentCorrelations implements LogListener {

  /// Most notices come within a few seconds.
  private static final Duration LATELY = Duration.ofSeconds(10);

  /// Those of 2,000 payments a second, about 1 KB each.
  private static final int LATELY_MAX = 20_000;

  private static final String REQUESTED = EventCodec.nameOf(PaymentRequested.class);

  private final Aggregates aggregates;
  private final Payments payments;
  private final NoticeReader reader;

  /// The last request of each payment, by its stream.
  private final Cache<String, StoredEvent> lately =
      Caffeine.newBuilder()
          .expireAfterWrite(LATELY)
          .maximumSize(LATELY_MAX)
          .executor(Runnable::run) // Its upkeep is short; another thread for it would cost more.
          .build();

  public PaymentCorrelations(Aggregates aggregates, Payments payments, NoticeReader reader) {
    this.aggregates = aggregates;
    this.payments = payments;
    this.reader = reader;
  }

  @Override
  public void committed(Changes changes) {
    for (StoredEvent event : changes.events()) {
      if (event.type().equals(REQUESTED)) {
        lately.put(event.stream(), event);
      }
    }
  }

  /// The correlation of the attempt that a notice is about; empty if it is about none of ours.
  Optional<Correlation> of(String notice) {
    try {
      return reader.read(notice).map(NoticeReader.Shown::reference).flatMap(this::ofAttempt);
    } catch (PermanentFailure _) {
      return Optional.empty(); // Whoever handles the notice says what is wrong with it.
    }
  }

  private Optional<Correlation> ofAttempt(Reference reference) {
    return request(remembered(reference), reference)
        .or(() -> request(aggregates.history(payments.type(), reference.orderId()), reference))
        .map(Recorded::metadata)
        .map(metadata -> Correlation.of(metadata.correlationId()));
  }

  private List<Recorded<PaymentEvent>> remembered(Reference reference) {
    StoredEvent last = lately.getIfPresent(payments.type().stream(reference.orderId()));
    return last == null ? List.of() : List.of(Recorded.decode(PaymentEvent.CODEC, last));
  }

  private static Optional<Recorded<PaymentEvent>> request(
      List<Recorded<PaymentEvent>> events, Reference reference) {
    return events.stream()
        .filter(recorded -> isRequest(recorded.event(), reference.attempt()))
        .findFirst();
  }

  private static boolean isRequest(PaymentEvent event, int attempt) {
    return event instanceof PaymentRequested requested && requested.attempt() == attempt;
  }
}
