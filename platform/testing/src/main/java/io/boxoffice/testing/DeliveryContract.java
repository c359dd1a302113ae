package io.boxoffice.testing;

import static io.boxoffice.testing.PlatformsUnderTest.SALES;
import static io.boxoffice.testing.PlatformsUnderTest.addToMany;
import static io.boxoffice.testing.PlatformsUnderTest.seeing;
import static io.boxoffice.testing.PlatformsUnderTest.seen;
import static io.boxoffice.testing.PlatformsUnderTest.submit;
import static io.boxoffice.testing.PlatformsUnderTest.versionsSeen;
import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.core.EventCodec;
import io.boxoffice.core.PermanentFailure;
import io.boxoffice.core.Upcaster;
import io.boxoffice.messaging.EventSource;
import io.boxoffice.messaging.Projection;
import io.boxoffice.messaging.Reaction;
import io.boxoffice.testing.PlatformsUnderTest.Installation;
import io.boxoffice.testing.tally.OldTally;
import io.boxoffice.testing.tally.Tally;
import io.boxoffice.testing.tally.TallyCommand;
import io.boxoffice.testing.tally.TallyEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Events reach their subscribers: in order, once, soon, in batches, decoded once.
interface DeliveryContract extends SubscriptionContract {

  @Test
  default void SUB1_events_of_one_key_arrive_in_order() {
    Installation process = subject().open();
    process.books().subscribe(seeing("all"));
    process.start();
    addToMany(process, 5, 60);
    subject().await("all arrive", () -> seen(process, "all").size() >= 300);
    for (int tally = 0; tally < 5; tally++) {
      assertThat(versionsSeen(process, "all", "tally-s" + tally))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 60).boxed().toList());
    }
  }

  @Test
  default void SUB2_each_event_has_its_effect_once_whatever_stops_in_between() {
    for (int round = 1; round <= 4; round++) {
      Installation process = subject().open();
      process.books().subscribe(seeing("rows"));
      process.books().subscribe(counting("commands"));
      int before = seen(process, "rows").size();
      process.start();
      addToMany(process, 30, 5);
      subject().await("some arrive", () -> seen(process, "rows").size() > before);
      subject().crash();
    }
    Installation last = subject().open();
    last.books().subscribe(seeing("rows"));
    last.books().subscribe(counting("commands"));
    last.start();
    subject().await("all arrive", () -> seen(last, "rows").size() >= 600 && sum(last) >= 600);
    assertThat(seen(last, "rows")).hasSize(600).doesNotHaveDuplicates();
    assertThat(sum(last)).isEqualTo(600);
  }

  @Test
  default void SUB3_an_idle_subscriber_is_woken_not_left_to_poll() {
    Installation process = subject().open();
    process.books().subscribe(seeing("all"));
    process.start();
    submit(process, "a", new TallyCommand.Add(1));
    subject().await("it runs", () -> seen(process, "all").size() == 1);
    long begun = System.nanoTime();
    int events = 20;
    for (int i = 2; i <= events; i++) {
      int count = i;
      submit(process, "a", new TallyCommand.Add(1));
      subject().await("it is woken", () -> seen(process, "all").size() == count);
    }
    // Each of these would have to wait for half a second's poll.
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isLessThan(Duration.ofMillis(events * 250L));
  }

  @Test
  default void SUB4_up_to_500_events_share_a_transaction() {
    Installation process = subject().open();
    process.books().subscribe(seeing("all"));
    addToMany(process, 100, 7);
    process.start();
    subject().await("all arrive", () -> seen(process, "all").size() >= 700);
    assertThat(
            process
                .books()
                .rows()
                .sql("select count(*) from seen group by transaction order by min(place)")
                .query(Long.class)
                .list())
        .containsExactly(500L, 200L);
  }

  @Test
  default void SUB1_the_rows_of_one_stream_are_written_in_order_within_a_batch() {
    Installation process = subject().open();
    process
        .books()
        .subscribe(
            Projection.named("turns")
                .on(
                    SALES,
                    TallyEvent.Added.class,
                    (event, rows) -> {
                      if (event.version() % 2 == 1) {
                        PlatformsUnderTest.see("turns", event, rows);
                      } else {
                        rows.sql("delete from seen where subscription = 'turns' and key = :key")
                            .param("key", event.key())
                            .write();
                      }
                    }));
    addToMany(process, 20, 5);
    process.start();
    subject().await("all arrive", () -> seen(process, "turns").contains("tally-s19 5"));
    assertThat(seen(process, "turns")).hasSize(20).allMatch(row -> row.endsWith(" 5"));
  }

  @Test
  default void SUB4_one_event_that_fails_keeps_none_of_its_batch_from_happening() {
    Installation process = subject().open();
    process
        .books()
        .subscribe(
            Projection.named("all")
                .on(
                    SALES,
                    TallyEvent.Added.class,
                    (event, rows) -> {
                      PlatformsUnderTest.see("all", event, rows);
                      if (event.key().equals("tally-s30")) {
                        throw new PermanentFailure("not this one");
                      }
                    }));
    addToMany(process, 60, 1);
    process.start();
    subject().await("others arrive", () -> seen(process, "all").size() >= 59);
    assertThat(seen(process, "all")).hasSize(59).doesNotHaveDuplicates();
    assertThat(process.books().desk().parked(Optional.empty()))
        .singleElement()
        .matches(parked -> parked.event().key().equals("tally-s30"));
  }

  @Test
  default void SUB7_an_event_is_decoded_once_for_all_its_subscribers() {
    var decoded = new AtomicInteger();
    EventSource<TallyEvent> source = counting(decoded);
    Installation process = subject().open();
    for (String name : List.of("one", "two", "three")) {
      process
          .books()
          .subscribe(
              Projection.named(name)
                  .on(
                      source,
                      TallyEvent.Added.class,
                      (event, rows) -> PlatformsUnderTest.see(name, event, rows)));
    }
    process
        .books()
        .subscribe(Projection.named("others").on(source, TallyEvent.Rang.class, (_, _) -> {}));
    process.start();
    for (int i = 0; i < 20; i++) {
      submit(process.sales().writer(), OldTally.command("a", new OldTally.Added(1)));
    }
    for (String name : List.of("one", "two", "three")) {
      subject().await("all arrive", () -> seen(process, name).size() >= 20);
    }
    assertThat(decoded).hasValue(20);
  }

  @Test
  default void SUB7_what_was_not_asked_for_is_not_decoded() {
    var decoded = new AtomicInteger();
    EventSource<TallyEvent> source = counting(decoded);
    Installation process = subject().open();
    process
        .books()
        .subscribe(
            Projection.named("notes")
                .on(
                    source,
                    TallyEvent.Noted.class,
                    (event, rows) -> PlatformsUnderTest.see("notes", event, rows)));
    process.start();
    submit(process.sales().writer(), OldTally.command("a", new OldTally.Added(1)));
    submit(process.sales().writer(), OldTally.command("a", new OldTally.Noted("text", "more")));
    subject().await("it arrives", () -> seen(process, "notes").size() == 1);
    assertThat(decoded).hasValue(0);
  }

  @Test
  default void SUB8_unknown_types_are_skipped_and_unknown_fields_ignored() {
    Installation process = subject().open();
    process
        .books()
        .subscribe(
            Projection.named("notes")
                .on(
                    SALES,
                    TallyEvent.Noted.class,
                    (event, rows) -> {
                      assertThat(event.event().text()).isEqualTo("text");
                      PlatformsUnderTest.see("notes", event, rows);
                    }));
    process.start();
    submit(process.sales().writer(), OldTally.command("a", new OldTally.UnheardOf("what")));
    submit(process.sales().writer(), OldTally.command("a", new OldTally.Noted("text", "more")));
    subject().await("it arrives", () -> seen(process, "notes").equals(List.of("tally-a 2")));
    assertThat(process.books().desk().parked(Optional.empty())).isEmpty();
  }

  @Test
  default void SUB8_an_event_that_was_asked_for_and_cannot_be_decoded_is_parked() {
    Installation process = subject().open();
    process.books().subscribe(seeing("rows"));
    process.books().subscribe(counting("commands"));
    process.start();
    submit(process.sales().writer(), OldTally.command("a", new OldTally.Unreadable("many")));
    submit(process, "b", new TallyCommand.Add(1));
    subject()
        .await("both park it", () -> process.books().desk().parked(Optional.empty()).size() == 2);
    subject().await("others flow", () -> seen(process, "rows").equals(List.of("tally-b 1")));
  }

  /// Adds one to a tally of its own for each addition.
  private static Reaction counting(String name) {
    return Reaction.named(name)
        .on(
            SALES,
            TallyEvent.Added.class,
            _ -> List.of(LogUnderTest.to("total", new TallyCommand.Add(1))));
  }

  private static long sum(Installation process) {
    return process
        .books()
        .aggregates()
        .find(Tally.TYPE, "total")
        .map(total -> total.state().sum())
        .orElse(0L);
  }

  private static EventSource<TallyEvent> counting(AtomicInteger decoded) {
    return new EventSource<>(
        "sales",
        EventCodec.of(
            TallyEvent.class,
            new Upcaster(
                "tally.added.v1",
                "tally.added.v2",
                old -> {
                  decoded.incrementAndGet();
                  return old.put("amount", 1);
                })));
  }
}
