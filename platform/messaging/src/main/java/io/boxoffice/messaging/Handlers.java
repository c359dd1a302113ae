package io.boxoffice.messaging;

import io.boxoffice.core.Invariant;
import io.boxoffice.eventlog.Recorded;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What a subscription does with the events it asks for, by log and stored type. Immutable.
///
/// @param <H> does it
record Handlers<H>(Map<String, Map<String, H>> byLog) {

  /// Asks for nothing.
  static <H> Handlers<H> none() {
    return new Handlers<>(Map.of());
  }

  /// The same with a handler of one more type of event, in each version that it was stored in.
  <E, T extends E> Handlers<H> with(EventSource<E> source, Class<T> type, H handler) {
    Map<String, Map<String, H>> more = new HashMap<>(byLog);
    Map<String, H> ofLog = new HashMap<>(more.getOrDefault(source.log(), Map.of()));
    for (String stored : source.codec().storedTypes(Set.of(type))) {
      ofLog.put(stored, handler);
    }
    more.put(source.log(), ofLog);
    return new Handlers<>(more);
  }

  Map<String, Set<String>> typesByLog() {
    Map<String, Set<String>> types = new HashMap<>();
    byLog.forEach((log, ofLog) -> types.put(log, new HashSet<>(ofLog.keySet())));
    return types;
  }

  H of(String log, TailEvent event) {
    String type = event.stored().type();
    return Invariant.present(byLog.getOrDefault(log, Map.of()).get(type), "handler of " + type);
  }

  static <E, T extends E> Recorded<T> recorded(
      TailEvent tail, EventSource<E> source, Class<T> type) {
    return Recorded.of(tail.stored(), type.cast(tail.decoded(source.codec())));
  }
}
