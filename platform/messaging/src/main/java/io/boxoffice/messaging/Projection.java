package io.boxoffice.messaging;

import io.boxoffice.core.Invariant;
import io.boxoffice.eventlog.Recorded;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Answers events by writing rows of its read model, in one transaction with the checkpoint. It
/// never appends.
public final class Projection implements Subscription {
  private final String name;
  private final int partitions;
  private final Map<String, Map<String, Writing>> writings;

  /// Writes the rows that an event means.
  @FunctionalInterface
  public interface RowWriter<T> {
    void write(Recorded<T> event, JdbcClient rows);
  }

  private Projection(String name, int partitions, Map<String, Map<String, Writing>> writings) {
    this.name = name;
    this.partitions = partitions;
    this.writings = writings;
  }

  /// A projection that asks for nothing yet.
  public static Projection named(String name) {
    return new Projection(name, 1, Map.of());
  }

  public Projection partitions(int count) {
    Invariant.check(count >= 1 && count <= PARTITIONS_MAX, "%d partitions", count);
    return new Projection(name, count, writings);
  }

  /// The same with rows for one more type of event.
  public <E, T extends E> Projection on(EventSource<E> source, Class<T> type, RowWriter<T> writer) {
    Map<String, Map<String, Writing>> more = new HashMap<>(writings);
    Map<String, Writing> ofLog = new HashMap<>(more.getOrDefault(source.log(), Map.of()));
    for (String stored : source.codec().storedTypes(Set.of(type))) {
      ofLog.put(stored, (tail, rows) -> writer.write(Reaction.recorded(tail, source, type), rows));
    }
    more.put(source.log(), ofLog);
    return new Projection(name, partitions, more);
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
    writings.forEach((log, ofLog) -> types.put(log, new HashSet<>(ofLog.keySet())));
    return types;
  }

  void write(String log, TailEvent event, JdbcClient rows) {
    Writing writing = writings.getOrDefault(log, Map.of()).get(event.stored().type());
    Invariant.present(writing, "rows of " + event.stored().type()).write(event, rows);
  }

  @FunctionalInterface
  private interface Writing {
    void write(TailEvent event, JdbcClient rows);
  }
}
