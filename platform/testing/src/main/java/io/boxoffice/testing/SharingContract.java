package io.boxoffice.testing;

import static io.boxoffice.testing.PlatformsUnderTest.SALES;
import static io.boxoffice.testing.PlatformsUnderTest.addToMany;
import static io.boxoffice.testing.PlatformsUnderTest.see;
import static io.boxoffice.testing.PlatformsUnderTest.seeing;
import static io.boxoffice.testing.PlatformsUnderTest.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.messaging.Projection;
import io.boxoffice.messaging.Standing;
import io.boxoffice.testing.PlatformsUnderTest.Installation;
import io.boxoffice.testing.tally.TallyEvent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/// A subscription split into partitions, and shared by processes (SUB6).
interface SharingContract extends SubscriptionContract {

  @Test
  default void SUB6_each_key_is_in_one_partition_and_order_is_kept() {
    Installation process = subject().open();
    Set<String> threads = ConcurrentHashMap.newKeySet();
    Set<String> keysByThread = ConcurrentHashMap.newKeySet();
    process
        .books()
        .subscribe(
            Projection.named("split")
                .partitions(4)
                .on(
                    SALES,
                    TallyEvent.Added.class,
                    (event, rows) -> {
                      String thread = Thread.currentThread().getName();
                      threads.add(thread);
                      keysByThread.add(event.key() + " on " + thread);
                      see("split", event, rows);
                    }));
    process.start();
    addToMany(process, 40, 5);
    subject().await("all arrive", () -> seen(process, "split").size() >= 200);
    assertThat(seen(process, "split")).hasSize(200).doesNotHaveDuplicates();
    assertThat(threads).hasSize(4);
    assertThat(keysByThread).hasSize(40);
    for (int tally = 0; tally < 40; tally++) {
      assertThat(PlatformsUnderTest.versionsSeen(process, "split", "tally-s" + tally))
          .containsExactly(1L, 2L, 3L, 4L, 5L);
    }
  }

  @Test
  default void SUB6_one_of_two_processes_is_active_and_the_other_takes_over() {
    Set<String> active = ConcurrentHashMap.newKeySet();
    Installation one = subject().open();
    one.books().subscribe(noting("one", active));
    one.start();
    addToMany(one, 10, 5);
    subject().await("one works", () -> seen(one, "shared").size() == 50);
    Installation two = subject().open();
    two.books().subscribe(noting("two", active));
    two.start();
    addToMany(two, 10, 5);
    subject().await("one works for two", () -> seen(two, "shared").size() == 100);
    assertThat(active).containsExactly("one");
    Standing waits = two.books().desk().subscriptions().getFirst();
    assertThat(waits.state()).isEqualTo(Standing.State.STANDBY);
    assertThat(waits.position())
        .isEqualTo(one.books().desk().subscriptions().getFirst().position());
    one.platform().close();
    addToMany(two, 10, 5);
    subject().await("two takes over", () -> seen(two, "shared").size() >= 150);
    assertThat(seen(two, "shared")).hasSize(150).doesNotHaveDuplicates();
    assertThat(active).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  default void a_subscription_tells_where_it_stands() {
    Installation process = subject().open();
    process.books().subscribe(seeing("all"));
    addToMany(process, 3, 1);
    process.start();
    subject().await("all arrive", () -> seen(process, "all").size() == 3);
    subject().await("no lag", () -> process.books().desk().subscriptions().getFirst().lag() == 0);
    Standing standing = process.books().desk().subscriptions().getFirst();
    assertThat(standing.position()).isEqualTo(3);
    assertThat(standing.state()).isEqualTo(Standing.State.ACTIVE);
    assertThat(process.books().healthy()).isTrue();
  }

  private static Projection noting(String process, Set<String> active) {
    return Projection.named("shared")
        .on(
            SALES,
            TallyEvent.Added.class,
            (event, rows) -> {
              active.add(process);
              see("shared", event, rows);
            });
  }
}
