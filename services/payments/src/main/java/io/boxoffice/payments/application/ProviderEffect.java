package io.boxoffice.payments.application;

import io.boxoffice.eventlog.effects.EffectHandler;
import io.boxoffice.eventlog.effects.RetryPolicy;

/// One kind of effect at the provider: as patient and as wide as the others, unless it says
/// otherwise.
interface ProviderEffect<W extends Wish> extends EffectHandler<W> {

  ProviderEffects effects();

  @Override
  default RetryPolicy retries() {
    return effects().retries();
  }

  @Override
  default int callsMax() {
    return effects().callsMax();
  }
}
