package io.boxoffice.chaos;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// Keeps what was acknowledged to whom, outside of the process under test. Safe for several
/// threads; it grows with the acknowledgements, some hundred bytes each.
final class Recorder {

  /// The first contradictions tell enough.
  private static final int CONTRADICTIONS_MAX = 20;

  private final Map<Deed, Set<String>> told = new EnumMap<>(Deed.class);
  private final Map<String, Set<String>> admissions = new ConcurrentHashMap<>();
  private final List<String> contradictions = new CopyOnWriteArrayList<>();
  private final AtomicLong unheard = new AtomicLong();
  private final AtomicLong unknown = new AtomicLong();
  private final AtomicLong repeats = new AtomicLong();
  private final AtomicLong refusals = new AtomicLong();

  Recorder() {
    for (Deed deed : Deed.values()) {
      told.put(deed, ConcurrentHashMap.newKeySet());
    }
  }

  /// Somebody was told that this is done.
  void told(Deed deed, String id) {
    of(deed).add(id);
  }

  /// A scan was answered with ADMITTED.
  ///
  /// @param key of the request; the same one may be told so again
  void admitted(String ticket, String key) {
    told(Deed.ADMISSION, ticket);
    admissions.computeIfAbsent(ticket, _ -> ConcurrentHashMap.newKeySet()).add(key);
  }

  /// An answer that must never be given.
  void contradiction(String sentence) {
    if (contradictions.size() < CONTRADICTIONS_MAX) {
      contradictions.add(sentence);
    }
  }

  /// A request got no answer; it is asked again with its key.
  void unheard() {
    unheard.incrementAndGet();
  }

  /// A command whose outcome nobody will ever know.
  void unknown() {
    unknown.incrementAndGet();
  }

  /// A request was sent once more although it was answered, and answered the same.
  void repeated() {
    repeats.incrementAndGet();
  }

  void refused() {
    refusals.incrementAndGet();
  }

  List<String> contradictions() {
    return List.copyOf(contradictions);
  }

  /// What the answers that are no acknowledgements came to.
  ///
  /// @param unheard requests without an answer
  /// @param unknown commands of which it stayed unknown whether they were done
  /// @param repeats answered requests that were sent again
  /// @param refusals commands that were refused, such as for a show that is sold out
  record Rest(long unheard, long unknown, long repeats, long refusals) {}

  Rest rest() {
    return new Rest(unheard.get(), unknown.get(), repeats.get(), refusals.get());
  }

  Recording recording() {
    Map<Deed, Set<String>> all = new EnumMap<>(Deed.class);
    told.forEach((deed, ids) -> all.put(deed, Set.copyOf(ids)));
    Map<String, Set<String>> scans = new HashMap<>();
    admissions.forEach((ticket, keys) -> scans.put(ticket, Set.copyOf(keys)));
    return new Recording(all, scans);
  }

  private Set<String> of(Deed deed) {
    return told.getOrDefault(deed, Set.of());
  }
}
