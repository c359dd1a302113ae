package io.boxoffice.eventlog;

import io.boxoffice.core.Decision;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Json;
import io.boxoffice.core.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The decisions of one unit, kept apart from its batch until all of its commands are accepted.
final class UnitDraft {

  /// What came of one command.
  sealed interface Step {
    record Done(Decided<?, ?> decided) implements Step {}

    record Refused(Refusal reason) implements Step {}

    record Stale(long version) implements Step {}
  }

  private final Metadata metadata;
  private final String metadataJson;
  private final Ids ids;
  private final Instant now;
  private final long head;
  private final Changes changes = Changes.none();
  private final Map<String, Aggregate<?, ?>> evolved = new HashMap<>();
  private long bytes;

  /// @param head position behind which this unit's events come
  UnitDraft(Metadata metadata, Ids ids, Instant now, long head) {
    this.metadata = metadata;
    this.metadataJson = metadata.json();
    this.ids = ids;
    this.now = now;
    this.head = head;
  }

  Changes changes() {
    return changes;
  }

  Map<String, Aggregate<?, ?>> evolved() {
    return evolved;
  }

  long bytes() {
    return bytes;
  }

  @SuppressWarnings("unchecked") // An aggregate is found by its stream, which names its type.
  <S, C, E, R extends Refusal> Step decide(
      AddressedCommand<S, C, E, R> command,
      Function<AddressedCommand<?, ?, ?, ?>, Aggregate<?, ?>> committed) {
    Aggregate<?, ?> own = evolved.get(command.stream());
    var before = (Aggregate<S, E>) (own == null ? committed.apply(command) : own);
    Instant at = now.isAfter(before.lastAt()) ? now : before.lastAt();
    C timed = command.command().apply(at);
    boolean stale = !command.expected().test(before.version());
    return switch (command.type().decider().decide(timed, before.state())) {
      case Decision.Refused<E, R>(var reason) ->
          stale && !isClosed(reason) ? new Step.Stale(before.version()) : new Step.Refused(reason);
      case Decision.Accepted<E, R> _ when stale -> new Step.Stale(before.version());
      case Decision.Accepted<E, R>(var events) ->
          new Step.Done(record(command.type(), command.stream(), before, at, events));
    };
  }

  /// Who may not know of an aggregate is not told its version either.
  private static boolean isClosed(Refusal reason) {
    return reason.kind() == Refusal.Kind.NOT_FOUND || reason.kind() == Refusal.Kind.FORBIDDEN;
  }

  private <S, C, E, R extends Refusal> Decided<S, E> record(
      AggregateType<S, C, E, R> type,
      String stream,
      Aggregate<S, E> before,
      Instant at,
      List<E> events) {
    Aggregate<S, E> after = before;
    List<Recorded<E>> recorded = new ArrayList<>(events.size());
    for (E event : events) {
      after = after.after(after.version() + 1, at, event);
      recorded.add(append(type, stream, after, event));
    }
    if (!events.isEmpty()) {
      evolved.put(stream, after);
    }
    return new Decided<>(stream, after.state(), after.version(), recorded);
  }

  private <S, C, E, R extends Refusal> Recorded<E> append(
      AggregateType<S, C, E, R> type, String stream, Aggregate<S, E> after, E event) {
    var stored =
        new StoredEvent(
            head + changes.events().size() + 1,
            stream,
            after.version(),
            type.key().apply(stream, event),
            ids.next(),
            type.codec().typeOf(event),
            type.codec().encode(event),
            metadataJson,
            after.lastAt());
    changes.events().add(stored);
    bytes += stored.data().length() + (long) metadataJson.length();
    List<Effect> wishes = type.effects().apply(event, after.state());
    for (int i = 0; i < wishes.size(); i++) {
      changes.effects().add(stored(wishes.get(i), stored, i));
    }
    return new Recorded<>(
        stored.position(),
        stream,
        stored.version(),
        stored.key(),
        stored.id(),
        metadata,
        stored.recordedAt(),
        event);
  }

  private Changes.WishedEffect stored(Effect effect, StoredEvent cause, int index) {
    return new Changes.WishedEffect(
        Ids.derived(cause.id(), "effect/" + index),
        effect.kind(),
        cause.stream(),
        Json.write(effect.payload()),
        metadata.causedBy(cause.id()).json(),
        now);
  }
}
