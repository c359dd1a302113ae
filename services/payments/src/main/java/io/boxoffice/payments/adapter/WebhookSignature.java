package io.boxoffice.payments.adapter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Checks that a notice is the provider's and of now: the hexadecimal HMAC-SHA256 (RFC 2104) of
/// `timestamp.body`.
public final class WebhookSignature {
  private static final String ALGORITHM = "HmacSHA256";

  /// A notice that is older was recorded by someone who sends it again; clocks differ by less.
  static final Duration AGE_MAX = Duration.ofMinutes(5);

  private final SecretKeySpec key;
  private final Clock clock;

  public WebhookSignature(String secret, Clock clock) {
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.clock = clock;
  }

  /// Whether the signature is good.
  ///
  /// @param timestamp seconds since 1970, as sent
  boolean isGood(String timestamp, String signature, byte[] body) {
    return isRecent(timestamp)
        && MessageDigest.isEqual(
            of(timestamp, body),
            signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
  }

  private boolean isRecent(String timestamp) {
    if (!timestamp.matches("\\d{1,12}")) {
      return false;
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(sent, clock.instant()).abs().compareTo(AGE_MAX) <= 0;
  }

  private byte[] of(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body)).getBytes(StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
