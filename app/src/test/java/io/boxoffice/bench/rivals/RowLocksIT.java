package io.boxoffice.bench.rivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.bench.rivals.RowLocks.Wanted;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.inventory.HoldToken;
import io.boxoffice.core.Ids;
import io.boxoffice.testing.TestPostgres;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the product is compared with must not oversell either.
final class RowLocksIT {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final int CAPACITY = 5;

  private final Ids ids = new Ids(CLOCK);

  @ParameterizedTest
  @EnumSource
  void many_at_once_get_what_is_there_and_no_more(RowLocks.Way way) throws Exception {
    ShowId show = new ShowId(ids.next());
    OfferId offer = new OfferId(ids.next());
    try (RowLocks rows = RowLocks.open(TestPostgres.freshDatabase(), 4);
        var customers = Executors.newVirtualThreadPerTaskExecutor()) {
      rows.offer(show, offer, CAPACITY);
      List<Future<Optional<HoldToken>>> asked = new ArrayList<>();
      for (int i = 0; i < 4 * CAPACITY; i++) {
        asked.add(customers.submit(() -> rows.hold(way, wanted(show, offer))));
      }
      int made = 0;
      for (var answer : asked) {
        made += answer.get().isPresent() ? 1 : 0;
      }

      assertThat(made).isEqualTo(CAPACITY);
      assertThat(rows.taken(show).held()).isEqualTo(CAPACITY);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_hold_that_fails_takes_nothing(RowLocks.Way way) {
    ShowId show = new ShowId(ids.next());
    OfferId offer = new OfferId(ids.next());
    Wanted wanted = wanted(show, offer);
    try (RowLocks rows = RowLocks.open(TestPostgres.freshDatabase(), 4)) {
      rows.offer(show, offer, CAPACITY);
      assertThat(rows.hold(way, wanted)).isPresent();

      assertThatThrownBy(() -> rows.hold(way, wanted)).isInstanceOf(IllegalStateException.class);

      assertThat(rows.taken(show).held()).isEqualTo(1);
    }
  }

  private Wanted wanted(ShowId show, OfferId offer) {
    return new Wanted(
        new HoldId(ids.next()),
        show,
        new AccountId(ids.next()),
        offer,
        1,
        CLOCK.instant().plusSeconds(60));
  }
}
