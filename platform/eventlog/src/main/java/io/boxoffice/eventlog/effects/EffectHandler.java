package io.boxoffice.eventlog.effects;

import io.boxoffice.eventlog.AddressedCommand;
import java.util.List;

/// Makes the calls of one kind of effect. Called on many virtual threads at once.
///
/// @param <P> the payload, a record
public interface EffectHandler<P> {

  /// More calls per second than any machine makes.
  int UNLIMITED = 1_000_000;

  /// The kind of [io.boxoffice.eventlog.Effect] it makes.
  String kind();

  Class<P> payload();

  RetryPolicy retries();

  /// How many calls may be under way at once in this process.
  int callsMax();

  /// How many calls may begin per second in this process, for a target that wants no more; as many
  /// as there are by default.
  default int callsPerSecondMax() {
    return UNLIMITED;
  }

  /// Whether the wish still stands; a void one is dropped without a call (EFF2).
  boolean wanted(P payload);

  /// Makes the call, bounded in time by itself, and answers the commands that tell its outcome.
  /// Throws [io.boxoffice.core.PassingFailure] for another try,
  /// [io.boxoffice.core.PermanentFailure] when none will help.
  List<AddressedCommand<?, ?, ?, ?>> perform(P payload, EffectCall call);

  /// The commands that tell that it was given up.
  List<AddressedCommand<?, ?, ?, ?>> gaveUp(P payload, String reason);
}
