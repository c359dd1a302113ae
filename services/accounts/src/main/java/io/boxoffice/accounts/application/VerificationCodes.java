package io.boxoffice.accounts.application;

import io.boxoffice.core.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The six digits of a challenge. They follow from its id and a secret, so they are stored nowhere.
public final class VerificationCodes {
  private static final String SECRET = "verification-code";
  private static final String ALGORITHM = "HmacSHA256";

  /// 2⁶⁴ is no multiple of it: some codes are likelier by one in 10¹³, which helps nobody.
  private static final long CODES = 1_000_000;

  private final SecretKeySpec key;

  public VerificationCodes(Secrets secrets) {
    this.key = new SecretKeySpec(secrets.secret(SECRET), ALGORITHM);
  }

  public String of(UUID challengeId) {
    ByteBuffer id = ByteBuffer.allocate(2 * Long.BYTES);
    id.putLong(challengeId.getMostSignificantBits());
    id.putLong(challengeId.getLeastSignificantBits());
    long number = Long.remainderUnsigned(ByteBuffer.wrap(mac(id.array())).getLong(), CODES);
    return String.format(Locale.ROOT, "%06d", number);
  }

  /// Compares in a time that tells nothing of the code.
  boolean matches(UUID challengeId, String code) {
    return MessageDigest.isEqual(
        of(challengeId).getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] mac(byte[] text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
