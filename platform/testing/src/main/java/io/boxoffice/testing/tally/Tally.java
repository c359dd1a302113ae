package io.boxoffice.testing.tally;

import io.boxoffice.eventlog.AggregateType;
import io.boxoffice.eventlog.Effect;
import io.boxoffice.eventlog.Snapshots;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// A sum with a bound, a reminder and wishes.
///
/// @param reminder when it wants to be woken; [Instant#EPOCH] for never
/// @param called outcomes of its wishes
public record Tally(long sum, Instant reminder, long called) {

  /// A sum may not exceed this.
  public static final long SUM_MAX = 100_000;

  public static final Tally NEW = new Tally(0, Instant.EPOCH, 0);

  public static final AggregateType<Tally, TallyCommand, TallyEvent, TallyRefusal> TYPE =
      AggregateType.of("tally", new TallyDecider(), TallyEvent.CODEC)
          .waking(Tally::deadline, TallyCommand.Ring::new)
          .wishing(Tally::wishes);

  /// The same with a snapshot every ten events.
  public static final AggregateType<Tally, TallyCommand, TallyEvent, TallyRefusal> KEPT =
      TYPE.snapshots(new Snapshots<>(1, _ -> 10, Tally::parts, Tally::of));

  Optional<Instant> deadline() {
    return reminder.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(reminder);
  }

  /// As text, in as many parts as it has components.
  public List<String> parts() {
    return List.of(Long.toString(sum), reminder.toString(), Long.toString(called));
  }

  private static Tally of(Iterable<String> parts) {
    Iterator<String> part = parts.iterator();
    return new Tally(
        Long.parseLong(part.next()), Instant.parse(part.next()), Long.parseLong(part.next()));
  }

  private static List<Effect> wishes(TallyEvent event, Tally after) {
    return event instanceof TallyEvent.Wished(var target)
        ? List.of(new Effect(target, new Wish(target, after.sum())))
        : List.of();
  }

  /// The payload of the effect that a wish is.
  public record Wish(String target, long sum) {}
}
