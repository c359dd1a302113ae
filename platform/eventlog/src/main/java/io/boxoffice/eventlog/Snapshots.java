package io.boxoffice.eventlog;

import java.util.function.Function;

/// How an aggregate's state is kept as a cache, beside its events. A snapshot of another schema
/// version is ignored, so a changed state needs a new number and nothing else.
///
/// @param schemaVersion of the text; 0 keeps none
/// @param every how many events of a stream lie between two snapshots
public record Snapshots<S>(
    int schemaVersion, int every, Function<S, String> write, Function<String, S> read) {

  /// Keeps none: the stream is short enough to be read whole.
  static <S> Snapshots<S> none() {
    return new Snapshots<>(
        0,
        Integer.MAX_VALUE,
        _ -> "",
        _ -> {
          throw new IllegalStateException("no snapshots are kept");
        });
  }

  boolean kept() {
    return schemaVersion > 0;
  }
}
