package io.boxoffice.core;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/// Bits of a [SecureRandom], drawn many at a time: a single draw asks the operating system, which
/// costs more than all else in an id. For any number of threads.
final class RandomBits implements RandomGenerator {

  /// Longs drawn at once; a few kilobytes.
  static final int BLOCK = 512;

  private final SecureRandom source;
  private final byte[] bytes = new byte[BLOCK * Long.BYTES];
  private final ByteBuffer left = ByteBuffer.wrap(bytes).limit(0);

  RandomBits(SecureRandom source) {
    this.source = source;
  }

  /// 64 bits that nobody else gets.
  @Override
  public synchronized long nextLong() {
    if (!left.hasRemaining()) {
      source.nextBytes(bytes);
      left.clear();
    }
    return left.getLong();
  }
}
