package io.boxoffice.payments.application;

import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.effects.EffectCall;
import io.boxoffice.payments.domain.Attempt;
import io.boxoffice.payments.domain.ProviderPayment;
import io.boxoffice.payments.domain.ProviderPayment.Status;
import java.util.List;

/// Tells the provider that an attempt is not wanted any more. As good as that goes: money that
/// comes all the same is sent back.
record VoidEffect(ProviderEffects effects) implements ProviderEffect<Wish.Cancel> {

  @Override
  public String kind() {
    return Wish.VOID;
  }

  @Override
  public Class<Wish.Cancel> payload() {
    return Wish.Cancel.class;
  }

  @Override
  public boolean wanted(Wish.Cancel wish) {
    return effects.attempt(wish).filter(Attempt::isUncertain).isPresent();
  }

  @Override
  public List<AddressedCommand<?, ?, ?, ?>> perform(Wish.Cancel wish, EffectCall call) {
    List<ProviderPayment> shown =
        effects.provider().find(wish.reference()).stream().map(this::cancelled).toList();
    return effects.reports(wish, shown);
  }

  private ProviderPayment cancelled(ProviderPayment payment) {
    boolean undecided =
        payment.status() == Status.PENDING || payment.status() == Status.ACTION_REQUIRED;
    return undecided ? effects.provider().cancel(payment.id()) : payment;
  }

  /// The questions go on.
  @Override
  public List<AddressedCommand<?, ?, ?, ?>> gaveUp(Wish.Cancel wish, String reason) {
    return List.of();
  }
}
