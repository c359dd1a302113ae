package io.boxoffice.payments;

import io.boxoffice.core.Decider;
import io.boxoffice.core.Decision;
import io.boxoffice.core.EventCodec;
import io.boxoffice.core.Refusal;
import io.boxoffice.eventlog.AggregateType;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.Unit;
import io.boxoffice.messaging.Platform;
import io.boxoffice.messaging.ServicePlatform;
import org.assertj.core.api.Assertions;

/// Another service, as far as its log: it says what a test lets it say.
final class Elsewhere<E> {
  private final ServicePlatform service;
  private final AggregateType<Integer, E, E, Refusal> type;

  Elsewhere(Platform platform, String name, EventCodec<E> codec) {
    this.service = platform.open(name);
    this.type = AggregateType.of(name, new Echo<>(), codec);
  }

  void say(Object id, E event) {
    var unit = Unit.of(type.command(id, _ -> event), Metadata.of("test"));
    Assertions.assertThat(service.writer().execute(unit)).isInstanceOf(Outcome.Accepted.class);
  }

  /// Every command is its event.
  private static final class Echo<E> implements Decider<Integer, E, E, Refusal> {
    @Override
    public Integer initial() {
      return 0;
    }

    @Override
    public Decision<E, Refusal> decide(E event, Integer said) {
      return Decision.accept(event);
    }

    @Override
    public Integer evolve(Integer said, E event) {
      return said + 1;
    }
  }
}
