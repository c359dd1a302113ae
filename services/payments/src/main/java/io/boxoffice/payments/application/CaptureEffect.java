package io.boxoffice.payments.application;

import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.effects.EffectCall;
import io.boxoffice.payments.domain.Attempt;
import io.boxoffice.payments.domain.PaymentCommand;
import java.util.List;

/// Takes the money of an attempt, unless its order ended meanwhile.
record CaptureEffect(ProviderEffects effects) implements ProviderEffect<Wish.Capture> {

  @Override
  public String kind() {
    return Wish.CAPTURE;
  }

  @Override
  public Class<Wish.Capture> payload() {
    return Wish.Capture.class;
  }

  /// A webhook may have told the outcome before the answer came.
  @Override
  public boolean wanted(Wish.Capture wish) {
    return effects.attempt(wish).filter(Attempt::isOpen).isPresent();
  }

  @Override
  public List<AddressedCommand<?, ?, ?, ?>> perform(Wish.Capture wish, EffectCall call) {
    try {
      var shown =
          effects
              .provider()
              .capture(
                  call.key(), wish.reference(), wish.amount(), wish.methodToken(), wish.payBy());
      return effects.payments().report(wish.reference(), shown);
    } catch (PaymentProvider.Refused refused) {
      return rejected(wish, refused.code());
    }
  }

  @Override
  public List<AddressedCommand<?, ?, ?, ?>> gaveUp(Wish.Capture wish, String reason) {
    return rejected(wish, "provider-unreachable");
  }

  private List<AddressedCommand<?, ?, ?, ?>> rejected(Wish.Capture wish, String reason) {
    return List.of(
        effects
            .payments()
            .command(wish.orderId(), at -> new PaymentCommand.Reject(wish.attempt(), reason, at)));
  }
}
