package io.boxoffice.payments.application;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.effects.EffectCall;
import io.boxoffice.eventlog.effects.RetryPolicy;
import io.boxoffice.payments.domain.Attempt;
import java.time.Duration;
import java.util.List;

/// Asks the provider what became of an attempt. Not tried again: the next question comes by itself.
record QueryEffect(ProviderEffects effects) implements ProviderEffect<Wish.Query> {
  private static final RetryPolicy ONCE =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO);

  @Override
  public String kind() {
    return Wish.QUERY;
  }

  @Override
  public Class<Wish.Query> payload() {
    return Wish.Query.class;
  }

  @Override
  public RetryPolicy retries() {
    return ONCE;
  }

  @Override
  public boolean wanted(Wish.Query wish) {
    return effects.attempt(wish).filter(Attempt::isUncertain).isPresent();
  }

  @Override
  public List<AddressedCommand<?, ?, ?, ?>> perform(Wish.Query wish, EffectCall call) {
    try {
      return effects.reports(wish, effects.provider().find(wish.reference()));
    } catch (PaymentProvider.Refused refused) {
      // It answers, but not this: perhaps later.
      throw new PassingFailure("the provider answers no questions", refused);
    }
  }

  @Override
  public List<AddressedCommand<?, ?, ?, ?>> gaveUp(Wish.Query wish, String reason) {
    return List.of();
  }
}
