package io.boxoffice.payments.adapter;

import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.core.PermanentFailure;
import io.boxoffice.eventlog.Aggregates;
import io.boxoffice.eventlog.Recorded;
import io.boxoffice.payments.application.NoticeReader;
import io.boxoffice.payments.application.Payments;
import io.boxoffice.payments.application.Reference;
import io.boxoffice.web.Correlation;
import java.util.Optional;

/// Finds the request that a notice is a late answer to, so that all it causes, up to the mail, is
/// part of what the customer began.
public final class PaymentCorrelations {
  private final Aggregates aggregates;
  private final Payments payments;
  private final NoticeReader reader;

  public PaymentCorrelations(Aggregates aggregates, Payments payments, NoticeReader reader) {
    this.aggregates = aggregates;
    this.payments = payments;
    this.reader = reader;
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
    return aggregates.history(payments.type(), reference.orderId()).stream()
        .filter(recorded -> isRequest(recorded.event(), reference.attempt()))
        .findFirst()
        .map(Recorded::metadata)
        .map(metadata -> Correlation.of(metadata.correlationId()));
  }

  private static boolean isRequest(PaymentEvent event, int attempt) {
    return event instanceof PaymentEvent.PaymentRequested requested
        && requested.attempt() == attempt;
  }
}
