package io.boxoffice.simulators;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// What is to go wrong at the provider, as `PUT /faults` says; see [PaymentProviderSimulator].
record Faults(
    boolean down,
    int delayMillis,
    double errorRate,
    int dropAnswers,
    int doubleCapture,
    boolean muteWebhooks,
    boolean duplicateWebhooks,
    boolean shuffleWebhooks,
    int webhookDelayMillis) {

  static final Faults NONE = new Faults(false, 0, 0, 0, 0, false, false, false, 0);

  /// No test or demonstration waits longer for an answer or a webhook.
  private static final int DELAY_MILLIS_MAX = 60_000;

  private static final Set<String> NAMES =
      Arrays.stream(Faults.class.getRecordComponents())
          .map(component -> component.getName())
          .collect(Collectors.toUnmodifiableSet());

  static Faults read(RequestBody body) {
    body.allowOnly(NAMES);
    return new Faults(
        body.flag("down"),
        body.count("delayMillis", DELAY_MILLIS_MAX),
        body.share("errorRate"),
        body.count("dropAnswers", Integer.MAX_VALUE),
        body.count("doubleCapture", Integer.MAX_VALUE),
        body.flag("muteWebhooks"),
        body.flag("duplicateWebhooks"),
        body.flag("shuffleWebhooks"),
        body.count("webhookDelayMillis", DELAY_MILLIS_MAX));
  }

  Faults withDropAnswers(int left) {
    return new Faults(
        down,
        delayMillis,
        errorRate,
        left,
        doubleCapture,
        muteWebhooks,
        duplicateWebhooks,
        shuffleWebhooks,
        webhookDelayMillis);
  }

  Faults withDoubleCapture(int left) {
    return new Faults(
        down,
        delayMillis,
        errorRate,
        dropAnswers,
        left,
        muteWebhooks,
        duplicateWebhooks,
        shuffleWebhooks,
        webhookDelayMillis);
  }
}
