package io.boxoffice.bench;

import java.time.Duration;

/// How a server is loaded.
///
/// @param warmUp time before measuring, in which compilers and caches get ready
/// @param ratePerSecond requests due each second, or 0: each customer asks again when answered
/// @param releasePercent of the holds are given back, and held again
public record LoadShape(
    int connections, Duration warmUp, Duration measured, int ratePerSecond, int releasePercent) {
  static final int PERCENT = 100;

  public LoadShape {
    if (connections < 1 || ratePerSecond < 0 || releasePercent < 0 || releasePercent > PERCENT) {
      throw new IllegalArgumentException("no load has this shape");
    }
  }

  /// Closed: each connection asks again as soon as it is answered, and nobody gives back.
  public static LoadShape closed(int connections, Duration warmUp, Duration measured) {
    return new LoadShape(connections, warmUp, measured, 0, 0);
  }

  LoadShape lasting(Duration first, Duration then) {
    return new LoadShape(connections, first, then, ratePerSecond, releasePercent);
  }

  LoadShape at(int perSecond) {
    return new LoadShape(connections, warmUp, measured, perSecond, releasePercent);
  }

  LoadShape over(int others) {
    return new LoadShape(others, warmUp, measured, ratePerSecond, releasePercent);
  }
}
