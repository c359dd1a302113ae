package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.eventlog.Together;
import io.boxoffice.eventlog.Unit;
import io.boxoffice.testing.tally.TallyCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How often an event has its effect when its consumer crashes now and then between two steps: it
/// depends on which step comes first, and only both in one unit make exactly one.
class DeliveryModesIT {
  private static final int EVENTS = 40;
  private static final String CHECKPOINT = "consumer/numbers";
  private final LogUnderTest subject = new LogUnderTest(new PostgresLogFixture());
  private final Map<Long, Integer> outside = new HashMap<>();
  private final Random chance = new Random(7);
  private LogWriter writer;
  private List<StoredEvent> source;

  @BeforeEach
  void events() throws Exception {
    writer = subject.writer();
    for (int i = 0; i < EVENTS; i++) {
      subject.accepted(writer.submit(LogUnderTest.unit("source", new TallyCommand.Add(1))));
    }
    source = List.copyOf(subject.events());
  }

  @AfterEach
  void close() {
    subject.close();
  }

  @Test
  void a_checkpoint_that_moves_first_makes_at_most_one() {
    List<Integer> counts =
        effects(
            event -> {
              move(event, List.of());
              crashNowAndThen();
              call(event);
            });

    assertThat(counts).isSubsetOf(0, 1).contains(0, 1);
  }

  @Test
  void a_call_that_comes_first_makes_at_least_one() {
    List<Integer> counts =
        effects(
            event -> {
              call(event);
              crashNowAndThen();
              move(event, List.of());
            });

    assertThat(counts).allMatch(count -> count >= 1).anyMatch(count -> count > 1);
  }

  @Test
  void an_effect_in_the_unit_of_its_checkpoint_makes_exactly_one() {
    effects(
        event -> {
          crashNowAndThen();
          move(event, List.of(LogUnderTest.to("sink" + event.position(), new TallyCommand.Add(1))));
          crashNowAndThen();
        });

    assertThat(subject.events())
        .filteredOn(event -> event.stream().startsWith("tally-sink"))
        .extracting(StoredEvent::stream)
        .hasSize(EVENTS)
        .doesNotHaveDuplicates();
  }

  private interface Consumer {
    void handle(StoredEvent event);
  }

  /// Consumes all, beginning anew at the checkpoint after each crash; how often each event had its
  /// effect outside.
  private List<Integer> effects(Consumer consumer) {
    boolean over = false;
    while (!over) {
      try {
        long position = subject.log().checkpoint(CHECKPOINT).orElse(0L);
        for (StoredEvent event : subject.log().after(position, Set.of(), EVENTS)) {
          if (source.contains(event)) {
            consumer.handle(event);
          }
        }
        over = true;
      } catch (Crash _) {
        over = false;
      }
    }
    List<Integer> counts = new ArrayList<>();
    source.forEach(event -> counts.add(outside.getOrDefault(event.position(), 0)));
    return counts;
  }

  private void call(StoredEvent event) {
    outside.merge(event.position(), 1, Integer::sum);
  }

  private void move(StoredEvent event, List<AddressedCommand<?, ?, ?, ?>> commands) {
    long from = subject.log().checkpoint(CHECKPOINT).orElse(0L);
    var checkpoint = new Together.Checkpoint(CHECKPOINT, from, event.position());
    var unit = Unit.of(commands, Metadata.of("test")).with(checkpoint);
    assertThat(writer.execute(unit)).isInstanceOf(Outcome.Accepted.class);
  }

  private void crashNowAndThen() {
    if (chance.nextInt(3) == 0) {
      throw new Crash();
    }
  }

  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
