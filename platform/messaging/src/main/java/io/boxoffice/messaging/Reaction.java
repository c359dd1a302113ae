package io.boxoffice.messaging;

import io.boxoffice.core.Invariant;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.Recorded;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Answers events with commands to aggregates of its own service. The commands of an event and the
/// move of the checkpoint are one unit. A refused command is a permanent failure of the event.
public final class Reaction implements Subscription {
  private final String name;
  private final int partitions;
  private final Handlers<Answer> answers;

  private Reaction(String name, int partitions, Handlers<Answer> answers) {
    this.name = name;
    this.partitions = partitions;
    this.answers = answers;
  }

  /// A reaction that asks for nothing yet.
  public static Reaction named(String name) {
    return new Reaction(name, 1, Handlers.none());
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
    Answer toEvent = tail -> answer.apply(Handlers.recorded(tail, source, type));
    return new Reaction(name, partitions, answers.with(source, type, toEvent));
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
    return answers.typesByLog();
  }

  List<AddressedCommand<?, ?, ?, ?>> commands(String log, TailEvent event) {
    return answers.of(log, event).to(event);
  }

  @FunctionalInterface
  private interface Answer {
    List<AddressedCommand<?, ?, ?, ?>> to(TailEvent event);
  }
}
