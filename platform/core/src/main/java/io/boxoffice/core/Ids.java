package io.boxoffice.core;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes new ids: UUID version 7 (RFC 9562 section 5.7), 48 bits of milliseconds and 74 random
/// bits. Ids made later sort later, which keeps indexes small. The only source of ids.
public final class Ids {
  private static final RandomBits RANDOM = new RandomBits(new SecureRandom());

  private final Clock clock;
  private final RandomGenerator random;

  public Ids(Clock clock) {
    this(clock, RANDOM);
  }

  /// Ids of other chance than the machine's, such as a simulation's that can be repeated.
  public Ids(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  public UUID next() {
    return v7(clock.millis(), random.nextLong(), random.nextLong());
  }

  /// Reads an id in its canonical form of 36 characters; [UUID#fromString] takes others too.
  public static UUID parse(String text) {
    UUID id = UUID.fromString(text);
    if (!id.toString().equalsIgnoreCase(text)) {
      throw new IllegalArgumentException("is not a UUID of 36 characters");
    }
    return id;
  }

  static UUID v7(long millis, long randomA, long randomB) {
    long high = (millis << 16) | 0x7000L | (randomA & 0x0fffL);
    long low = (randomB & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /// The id of something that follows from another thing and a reason, always the same: made twice,
  /// it is one. A UUID version 8 (RFC 9562 section 5.8) of SHA-256, carrying the time of `origin`.
  public static UUID derived(UUID origin, String reason) {
    byte[] digest = Sha256.of(origin + "/" + reason);
    long high = ByteBuffer.wrap(digest).getLong();
    long low = ByteBuffer.wrap(digest, 8, 8).getLong();
    long time = origin.getMostSignificantBits() & 0xffff_ffff_ffff_0000L;
    return new UUID(
        time | 0x8000L | (high & 0x0fffL), (low & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
  }
}
