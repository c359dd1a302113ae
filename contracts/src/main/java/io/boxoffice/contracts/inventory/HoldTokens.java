package io.boxoffice.contracts.inventory;

import io.boxoffice.core.Invariant;
import io.boxoffice.core.Json;
import io.boxoffice.core.MalformedJson;
import io.boxoffice.core.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs and checks hold tokens with HMAC-SHA256 (RFC 2104). The text is
/// `keyId.payload.signature`, the last two in base64url; inventory and orders share the keys.
public final class HoldTokens {
  private static final String ALGORITHM = "HmacSHA256";

  private final String currentKeyId;

  /// Ready to sign, by key id; cloned for each use, which spares looking up and keying the
  // algorithm.
  private final Map<String, Mac> keys;

  /// @param keys by key id, each of 32 bytes; tokens of all of them are good, new ones are signed
  ///     with the current
  public HoldTokens(String currentKeyId, Map<String, byte[]> keys) {
    this.currentKeyId = currentKeyId;
    this.keys =
        keys.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> keyed(entry.getValue())));
    if (!keys.containsKey(currentKeyId)) {
      throw new IllegalArgumentException("no key has the id " + currentKeyId);
    }
  }

  /// With the key of this installation, which every service that deals in hold tokens finds by its
  /// name.
  public static HoldTokens of(Secrets secrets) {
    return new HoldTokens("1", Map.of("1", secrets.secret("hold-token")));
  }

  public String sign(HoldToken token) {
    String signed = currentKeyId + "." + encode(Json.bytes(token));
    return signed + "." + encode(mac(currentKeyId, signed));
  }

  /// The statement, if the text is one that was signed here. Says nothing of its expiry.
  public Optional<HoldToken> verify(String text) {
    String[] parts = text.split("\\.", 4);
    if (parts.length != 3 || !keys.containsKey(parts[0])) {
      return Optional.empty();
    }
    try {
      // Compared as text: several texts decode to the same bytes, and only one of them was signed.
      String expected = encode(mac(parts[0], parts[0] + "." + parts[1]));
      if (!MessageDigest.isEqual(utf8(expected), utf8(parts[2]))) {
        return Optional.empty();
      }
      byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
      return Optional.of(Json.read(new String(payload, StandardCharsets.UTF_8), HoldToken.class));
    } catch (IllegalArgumentException | MalformedJson _) {
      return Optional.empty();
    }
  }

  private byte[] mac(String keyId, String text) {
    try {
      Mac mac = (Mac) Invariant.present(keys.get(keyId), "key").clone();
      return mac.doFinal(utf8(text));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(ALGORITHM + " of the platform can be cloned", e);
    }
  }

  private static Mac keyed(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
