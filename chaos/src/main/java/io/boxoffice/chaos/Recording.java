package io.boxoffice.chaos;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// All that customers and doors were told up to one moment.
///
/// @param told ids of what was acknowledged; an attempt to pay is `orderId/attempt`
/// @param admissions the keys of the scans that were answered with ADMITTED, by ticket
record Recording(Map<Deed, Set<String>> told, Map<String, Set<String>> admissions) {

  Recording {
    told = Map.copyOf(told);
    admissions = Map.copyOf(admissions);
  }

  Set<String> of(Deed deed) {
    return told.getOrDefault(deed, Set.of());
  }

  /// How many acknowledgements there are, each told once or more.
  long acknowledged() {
    return told.values().stream().mapToLong(Set::size).sum();
  }

  /// How many of each.
  Map<Deed, Integer> counts() {
    Map<Deed, Integer> counts = new EnumMap<>(Deed.class);
    for (Deed deed : Deed.values()) {
      counts.put(deed, of(deed).size());
    }
    return counts;
  }
}
