package io.boxoffice.messaging;

import io.boxoffice.core.Invariant;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.Recorded;
import io.boxoffice.eventlog.StoredEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Answers events with commands to aggregates of its own service. The commands of an event and the
/// move of the checkpoint are one unit. A refused command is a permanent failure of the event.
public final class Reaction implements Subscription {
  private final String name;
  private final int partitions;
  private final Map<String, Map<String, Answer>> answers;

  private Reaction(String name, int partitions, Map<String, Map<String, Answer>> answers) {
    this.name = name;
    this.partitions = partitions;
    this.answers = answers;
  }

  /// A reaction that asks for nothing yet.
  public static Reaction named(String name) {
    return new Reaction(name, 1, Map.of());
  }

  public Reaction partitions(int count) {
    Invariant.check(count >= 1 && count <= PARTITIONS_MAX, "%d partitions", count);
    return new Reaction(name, count, answers);
  }

  /// The same with an answer to one more type of event.
  public <E, T extends E> Reaction on(
      EventSource<E> source,
      Class<T> type,
      Function<Recorded<T>, List<AddressedCommand<?, ?, ?, ?>>> answer) {
    Map<String, Map<String, Answer>> more = new HashMap<>(answers);
    Map<String, Answer> ofLog = new HashMap<>(more.getOrDefault(source.log(), Map.of()));
    for (String stored : source.codec().storedTypes(Set.of(type))) {
      ofLog.put(stored, tail -> answer.apply(recorded(tail, source, type)));
    }
    more.put(source.log(), ofLog);
    return new Reaction(name, partitions, more);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int partitions() {
    return partitions;
  }

  @Override
  public Map<String, Set<String>> typesByLog() {
    Map<String, Set<String>> types = new HashMap<>();
    answers.forEach((log, ofLog) -> types.put(log, new HashSet<>(ofLog.keySet())));
    return types;
  }

  List<AddressedCommand<?, ?, ?, ?>> commands(String log, TailEvent event) {
    Answer answer = answers.getOrDefault(log, Map.of()).get(event.stored().type());
    return Invariant.present(answer, "answer to " + event.stored().type()).to(event);
  }

  static <E, T extends E> Recorded<T> recorded(
      TailEvent tail, EventSource<E> source, Class<T> type) {
    StoredEvent stored = tail.stored();
    return Recorded.of(stored, type.cast(tail.decoded(source.codec())));
  }

  @FunctionalInterface
  private interface Answer {
    List<AddressedCommand<?, ?, ?, ?>> to(TailEvent event);
  }
}
