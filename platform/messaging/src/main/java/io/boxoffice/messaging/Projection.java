package io.boxoffice.messaging;

import io.boxoffice.core.Invariant;
import io.boxoffice.eventlog.Recorded;
import java.util.Map;
import java.util.Set;

/// Answers events by writing rows of its read model, in one transaction with the checkpoint. It
/// never appends.
public final class Projection implements Subscription {
  private final String name;
  private final int partitions;
  private final Handlers<Writing> writings;

  /// Writes the rows that an event means.
  @FunctionalInterface
  public interface RowWriter<T> {
    void write(Recorded<T> event, RowWrites rows);
  }

  private Projection(String name, int partitions, Handlers<Writing> writings) {
    this.name = name;
    this.partitions = partitions;
    this.writings = writings;
  }

  /// A projection that asks for nothing yet.
  public static Projection named(String name) {
    return new Projection(name, 1, Handlers.none());
  }

  public Projection partitions(int count) {
    Invariant.check(count >= 1 && count <= PARTITIONS_MAX, "%d partitions", count);
    return new Projection(name, count, writings);
  }

  /// The same with rows for one more type of event.
  public <E, T extends E> Projection on(EventSource<E> source, Class<T> type, RowWriter<T> writer) {
    Writing writing = (tail, rows) -> writer.write(Handlers.recorded(tail, source, type), rows);
    return new Projection(name, partitions, writings.with(source, type, writing));
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
    return writings.typesByLog();
  }

  void write(String log, TailEvent event, RowWrites rows) {
    rows.answering(event.stored().stream());
    writings.of(log, event).write(event, rows);
  }

  @FunctionalInterface
  private interface Writing {
    void write(TailEvent event, RowWrites rows);
  }
}
