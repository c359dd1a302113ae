package io.boxoffice.payments.application;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.effects.EffectCall;
import io.boxoffice.eventlog.effects.RetryPolicy;
import io.boxoffice.payments.domain.PaymentCommand;
import java.time.Duration;
import java.util.List;

/// Sends captured money back, and does not give up: it is the customer's.
record RefundEffect(ProviderEffects effects) implements ProviderEffect<Wish.Refund> {

  /// Long enough for a person to mend what keeps a provider from giving money back.
  private static final Duration WITHIN = Duration.ofDays(3_650);

  @Override
  public String kind() {
    return Wish.REFUND;
  }

  @Override
  public Class<Wish.Refund> payload() {
    return Wish.Refund.class;
  }

  @Override
  public RetryPolicy retries() {
    return new RetryPolicy(effects.retries().first(), effects.retries().longest(), WITHIN);
  }

  @Override
  public boolean wanted(Wish.Refund wish) {
    return true;
  }

  @Override
  public List<AddressedCommand<?, ?, ?, ?>> perform(Wish.Refund wish, EffectCall call) {
    try {
      effects.provider().refund(call.key(), wish.providerPaymentId(), wish.amount());
    } catch (PaymentProvider.Refused refused) {
      throw new PassingFailure("a refund of " + wish.orderId() + " is refused", refused);
    }
    return List.of(
        effects
            .payments()
            .command(
                wish.orderId(), at -> new PaymentCommand.NoteRefund(wish.providerPaymentId(), at)));
  }

  @Override
  public List<AddressedCommand<?, ?, ?, ?>> gaveUp(Wish.Refund wish, String reason) {
    return List.of();
  }
}
