package io.boxoffice.testing;

import io.boxoffice.core.Decider;
import io.boxoffice.core.Decision;
import io.boxoffice.core.EventCodec;
import io.boxoffice.core.Refusal;
import io.boxoffice.eventlog.AggregateType;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.Recorded;
import io.boxoffice.eventlog.Unit;
import io.boxoffice.messaging.Platform;
import io.boxoffice.messaging.ServicePlatform;
import io.boxoffice.messaging.ServiceSchema;

/// A service as its neighbours see it: a real log that tells whatever a test wants told.
///
/// @param <E> its events
public final class OtherService<E> {
  private final ServicePlatform service;
  private final AggregateType<Integer, E, E, Refusal> told;

  private OtherService(ServicePlatform service, EventCodec<E> codec) {
    this.service = service;
    this.told = AggregateType.of("told", new Teller<>(), codec);
  }

  /// Opens the log of a service that is not part of the test's installation.
  public static <E> OtherService<E> open(Platform platform, String name, EventCodec<E> codec) {
    return new OtherService<>(platform.open(ServiceSchema.of(name)), codec);
  }

  /// Appends an event to a stream and waits until it is durable.
  public Recorded<E> tell(Object streamId, E event) {
    var unit = Unit.of(told.command(streamId, _ -> event), Metadata.of("told-by-a-test"));
    if (service.writer().execute(unit) instanceof Outcome.Accepted accepted) {
      return accepted.decided(told).events().getFirst();
    }
    throw new IllegalStateException("not accepted: " + event);
  }

  private static final class Teller<E> implements Decider<Integer, E, E, Refusal> {
    @Override
    public Integer initial() {
      return 0;
    }

    @Override
    public Decision<E, Refusal> decide(E command, Integer state) {
      return Decision.accept(command);
    }

    @Override
    public Integer evolve(Integer state, E event) {
      return state + 1;
    }
  }
}
