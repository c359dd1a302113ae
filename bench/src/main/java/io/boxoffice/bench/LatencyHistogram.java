package io.boxoffice.bench;

/// Counts durations in buckets whose width grows with the duration: exact below 128 ns, then within
/// 1/128 of the value. Takes 64 KiB whatever it is given. For one thread.
final class LatencyHistogram {
  private static final int PRECISION_BITS = 7;
  private static final int BUCKETS_PER_OCTAVE = 1 << PRECISION_BITS;

  private final long[] counts = new long[(Long.SIZE - PRECISION_BITS) * BUCKETS_PER_OCTAVE];
  private long total;
  private long longest;

  void record(long nanos) {
    long value = Math.max(0, nanos);
    counts[bucket(value)]++;
    total++;
    longest = Math.max(longest, value);
  }

  /// Takes in what another has counted.
  void add(LatencyHistogram other) {
    for (int bucket = 0; bucket < counts.length; bucket++) {
      counts[bucket] += other.counts[bucket];
    }
    total += other.total;
    longest = Math.max(longest, other.longest);
  }

  long total() {
    return total;
  }

  long maxNanos() {
    return longest;
  }

  /// The duration that this share of all took at most, in nanoseconds; 0 if there are none.
  ///
  /// @param share above 0 and at most 1, such as 0.99
  long nanosAt(double share) {
    long wanted = Math.max(1, (long) Math.ceil(share * total));
    long seen = 0;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      seen += counts[bucket];
      if (seen >= wanted) {
        return Math.min(upperBound(bucket), longest);
      }
    }
    return longest;
  }

  /// The leading bits of the value after its first are its place within its octave.
  private static int bucket(long value) {
    int octave = octave(value);
    int place = (int) (value >>> octave) & (BUCKETS_PER_OCTAVE - 1);
    return value < BUCKETS_PER_OCTAVE ? (int) value : (octave + 1) * BUCKETS_PER_OCTAVE + place;
  }

  private static int octave(long value) {
    return Math.max(0, Long.SIZE - 1 - PRECISION_BITS - Long.numberOfLeadingZeros(value));
  }

  private static long upperBound(int bucket) {
    if (bucket < BUCKETS_PER_OCTAVE) {
      return bucket;
    }
    int octave = bucket / BUCKETS_PER_OCTAVE - 1;
    long first = (long) (BUCKETS_PER_OCTAVE + bucket % BUCKETS_PER_OCTAVE) << octave;
    return first + (1L << octave) - 1;
  }
}
