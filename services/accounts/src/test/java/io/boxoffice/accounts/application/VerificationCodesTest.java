package io.boxoffice.accounts.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.core.Sha256;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class VerificationCodesTest {
  private final VerificationCodes codes = new VerificationCodes(Sha256::of);

  @Test
  void a_code_has_six_digits_and_follows_from_its_challenge() {
    var challenge = new UUID(1, 2);
    assertThat(codes.of(challenge)).matches("[0-9]{6}").isEqualTo(codes.of(challenge));
    assertThat(codes.matches(challenge, codes.of(challenge))).isTrue();
    assertThat(codes.matches(challenge, codes.of(new UUID(1, 3)))).isFalse();
    assertThat(codes.matches(challenge, "")).isFalse();
  }

  @Test
  void another_secret_makes_other_codes() {
    var others = new VerificationCodes(name -> Sha256.of("other " + name));
    assertThat(LongStream.range(0, 100).filter(i -> codes.of(id(i)).equals(others.of(id(i)))))
        .hasSizeLessThan(3);
  }

  @Test
  void codes_are_spread_over_all_digits() {
    long small =
        LongStream.range(0, 10_000).filter(i -> codes.of(id(i)).compareTo("500000") < 0).count();
    assertThat(small).isBetween(4_700L, 5_300L);
  }

  private static UUID id(long i) {
    return new UUID(7, i);
  }
}
