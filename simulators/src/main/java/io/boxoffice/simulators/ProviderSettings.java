package io.boxoffice.simulators;

import java.nio.file.Path;
import java.time.Duration;

/// How a payment provider is started.
///
/// @param port of the loopback interface; 0 takes a free one
/// @param webhookSecret key of the webhooks' signatures
/// @param storage whether payments outlive the process
/// @param slowAfter how long after the request `tok_slow` is captured
/// @param lateAfter how long after `captureBefore` `tok_late` is captured
public record ProviderSettings(
    int port, String webhookSecret, Storage storage, Duration slowAfter, Duration lateAfter) {

  /// The delays that the simulated cards are documented with.
  private static final Duration SLOW_AFTER = Duration.ofSeconds(3);

  private static final Duration LATE_AFTER = Duration.ofSeconds(2);

  public ProviderSettings {
    if (webhookSecret.isEmpty()) {
      throw new IllegalArgumentException("webhookSecret must not be empty");
    }
  }

  public ProviderSettings(int port, String webhookSecret, Storage storage) {
    this(port, webhookSecret, storage, SLOW_AFTER, LATE_AFTER);
  }

  /// Where payments are kept.
  public sealed interface Storage {}

  /// Payments end with the process.
  public record Memory() implements Storage {}

  /// Payments are also in a file of this folder, which is made if missing. They outlive a `kill -9`
  /// of the process, not a loss of power: the file is written at once, but not synced.
  public record Folder(Path path) implements Storage {}
}
