package io.boxoffice.eventlog;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// How an aggregate's state is kept as a cache, beside its events. A snapshot of another schema
/// version is ignored, so a changed state needs a new number and nothing else.
///
/// @param schemaVersion of the text; 0 keeps none
/// @param every how many events of a stream lie between two snapshots, given the state: one that is
///     dearer to write is written less often
/// @param write the state as text, in parts that are made when they are walked: a large state is
///     never in memory as text, which would stop the collector for long
/// @param read the state from the same parts
public record Snapshots<S>(
    int schemaVersion,
    ToIntFunction<S> every,
    Function<S, Iterable<String>> write,
    Function<Iterable<String>, S> read) {

  /// Keeps none: the stream is short enough to be read whole.
  static <S> Snapshots<S> none() {
    return new Snapshots<>(
        0,
        _ -> Integer.MAX_VALUE,
        _ -> List.of(),
        _ -> {
          throw new IllegalStateException("no snapshots are kept");
        });
  }

  boolean kept() {
    return schemaVersion > 0;
  }

  /// Whether a snapshot is due after a stream grew to a state and version.
  boolean isDue(S state, long before, long version) {
    if (!kept()) {
      return false;
    }
    int interval = every.applyAsInt(state);
    return version / interval > before / interval;
  }
}
