package io.boxoffice.eventlog.effects;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ClaimCursorTest {
  private static final Duration ALL_EVERY = Duration.ofMillis(250);
  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
  private static final Instant DUE = NOW.minusSeconds(5);

  private final ClaimCursor cursor = new ClaimCursor(ALL_EVERY);

  @BeforeEach
  void claim_two() {
    assertThat(cursor.from(NOW)).isEqualTo(Instant.EPOCH);
    cursor.claimed(List.of(DUE, DUE.minusSeconds(1)));
  }

  @Test
  void the_next_claim_goes_on_with_the_latest_of_the_last() {
    assertThat(cursor.from(NOW.plusMillis(1))).isEqualTo(DUE);
    cursor.claimed(List.of());
    assertThat(cursor.from(NOW.plusMillis(2))).isEqualTo(DUE);
  }

  @Test
  void all_are_looked_at_again_after_a_while() {
    assertThat(cursor.from(NOW.plusMillis(249))).isEqualTo(DUE);
    assertThat(cursor.from(NOW.plusMillis(250))).isEqualTo(Instant.EPOCH);
    cursor.claimed(List.of(DUE));
    assertThat(cursor.from(NOW.plusMillis(499))).isEqualTo(DUE);
    assertThat(cursor.from(NOW.plusMillis(500))).isEqualTo(Instant.EPOCH);
  }

  @Test
  void all_are_looked_at_when_the_clock_stands_or_goes_back() {
    assertThat(cursor.from(NOW.plusMillis(100))).isEqualTo(DUE);
    assertThat(cursor.from(NOW.plusMillis(100))).isEqualTo(Instant.EPOCH);
    cursor.claimed(List.of(DUE));
    assertThat(cursor.from(NOW.plusMillis(50))).isEqualTo(Instant.EPOCH);
    assertThat(cursor.from(NOW.minusSeconds(3_600))).isEqualTo(Instant.EPOCH);
  }
}
