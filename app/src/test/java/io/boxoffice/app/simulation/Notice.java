package io.boxoffice.app.simulation;

import io.boxoffice.core.Money;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Unit;
import io.boxoffice.payments.application.NoticeReader;
import io.boxoffice.payments.application.Payments;
import io.boxoffice.payments.application.Reference;
import io.boxoffice.payments.domain.Notice.Take;
import io.boxoffice.payments.domain.ProviderEvent.ProviderNotified;
import io.boxoffice.payments.domain.ProviderPayment;
import io.boxoffice.payments.domain.ProviderPayment.Status;
import java.util.Optional;

/// A notice of the provider, as text.
record Notice(String id, String body) {

  static Notice of(String id, Reference reference, ProviderPayment payment) {
    return new Notice(
        id,
        String.join(
            " ",
            reference.text(),
            payment.id(),
            payment.status().name(),
            Long.toString(payment.captured().amount())));
  }

  Unit unit() {
    return Unit.of(
        Payments.NOTICE.command(
            id, at -> new Take(new ProviderNotified("simulated", id, body, at))),
        Metadata.of("notice-" + id));
  }

  static Optional<NoticeReader.Shown> read(String body) {
    String[] parts = body.split(" ", -1);
    var captured = new Money(Long.parseLong(parts[3]), Organizer.CURRENCY);
    var nothing = new Money(0, Organizer.CURRENCY);
    return Reference.parse(parts[0])
        .map(
            reference ->
                new NoticeReader.Shown(
                    reference,
                    new ProviderPayment(
                        parts[1], Status.valueOf(parts[2]), captured, nothing, "", "")));
  }
}
