package io.boxoffice.payments.application;

import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.Aggregates;
import io.boxoffice.eventlog.effects.EffectHandler;
import io.boxoffice.eventlog.effects.RetryPolicy;
import io.boxoffice.payments.domain.Attempt;
import io.boxoffice.payments.domain.PaymentCommand;
import io.boxoffice.payments.domain.ProviderPayment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes what payments wish for at the provider, and tells what came of it.
///
/// @param retries of captures and refunds
/// @param callsMax of each kind, under way at once
public record ProviderEffects(
    Payments payments,
    PaymentProvider provider,
    Aggregates aggregates,
    RetryPolicy retries,
    int callsMax) {

  /// One handler for each kind of effect.
  public List<EffectHandler<?>> handlers() {
    return List.of(
        new CaptureEffect(this),
        new QueryEffect(this),
        new VoidEffect(this),
        new RefundEffect(this));
  }

  Optional<Attempt> attempt(Wish wish) {
    return aggregates
        .find(payments.type(), wish.orderId())
        .flatMap(payment -> payment.state().attempt(wish.attempt()));
  }

  /// Tells everything that the provider has of an attempt.
  List<AddressedCommand<?, ?, ?, ?>> reports(Wish wish, List<ProviderPayment> shown) {
    List<AddressedCommand<?, ?, ?, ?>> reports = new ArrayList<>();
    // Captures first: a declined payment beside a captured one must not fail the attempt.
    shown.stream()
        .sorted((a, b) -> a.status().compareTo(b.status()))
        .forEach(payment -> reports.addAll(payments.report(wish.reference(), payment)));
    if (reports.isEmpty()) {
      reports.add(
          payments.command(
              wish.orderId(), at -> new PaymentCommand.NoteNothing(wish.attempt(), at)));
    }
    return reports;
  }
}
