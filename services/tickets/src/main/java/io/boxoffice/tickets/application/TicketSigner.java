package io.boxoffice.tickets.application;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.core.Sha256;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// Makes the codes of tickets and recognises its own: Ed25519 (RFC 8032), as text of
/// [#CODE_LENGTH] characters of base64url.
///
/// Layout in bytes: 1 version, 4 key id, 16 ticket, 16 order, 16 show, 2 generation, 64 signature
/// of all before it. Equal passes have equal codes.
public final class TicketSigner {
  /// Small enough for a QR code that a telephone reads from a screen.
  public static final int CODE_LENGTH = 159;

  static final int KEY_ID_BYTES = 4;

  private static final String ALGORITHM = "Ed25519";
  private static final byte VERSION = 1;
  private static final int PASS_BYTES = 1 + KEY_ID_BYTES + 3 * 16 + 2;
  private static final int SIGNATURE_BYTES = 64;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final PrivateKey privateKey;
  private final PublicKey publicKey;
  private final byte[] keyId;

  private TicketSigner(KeyPair keys) {
    this.privateKey = keys.getPrivate();
    this.publicKey = keys.getPublic();
    this.keyId = Arrays.copyOf(Sha256.of(publicKey.getEncoded()), KEY_ID_BYTES);
  }

  /// The signer with this private key.
  ///
  /// @param seed 32 secret bytes
  public static TicketSigner of(byte[] seed) {
    return new TicketSigner(SeededKeys.ed25519(seed));
  }

  public String sign(TicketPass pass) {
    byte[] said =
        ByteBuffer.allocate(PASS_BYTES)
            .put(VERSION)
            .put(keyId)
            .put(bytes(pass.ticketId().value()))
            .put(bytes(pass.orderId().value()))
            .put(bytes(pass.showId().value()))
            .putShort((short) pass.generation())
            .array();
    byte[] code = Arrays.copyOf(said, PASS_BYTES + SIGNATURE_BYTES);
    System.arraycopy(signature(said), 0, code, PASS_BYTES, SIGNATURE_BYTES);
    return ENCODER.encodeToString(code);
  }

  /// What a code says; empty if it is not, to the last bit, one that [#sign] made.
  public Optional<TicketPass> verify(String text) {
    if (text.length() != CODE_LENGTH) {
      return Optional.empty();
    }
    byte[] code;
    try {
      code = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    // Decoding ignores the unused bits of the last character; there is one code per ticket.
    boolean canonical = ENCODER.encodeToString(code).equals(text);
    return canonical && isOurs(code) ? Optional.of(read(code)) : Optional.empty();
  }

  private boolean isOurs(byte[] code) {
    return code[0] == VERSION
        && Arrays.equals(keyId, 0, KEY_ID_BYTES, code, 1, 1 + KEY_ID_BYTES)
        && isSigned(code);
  }

  private static TicketPass read(byte[] code) {
    ByteBuffer said = ByteBuffer.wrap(code, 1 + KEY_ID_BYTES, PASS_BYTES - 1 - KEY_ID_BYTES);
    return new TicketPass(
        new TicketId(uuid(said)),
        new OrderId(uuid(said)),
        new ShowId(uuid(said)),
        Short.toUnsignedInt(said.getShort()));
  }

  private byte[] signature(byte[] said) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey);
      signature.update(said);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  private boolean isSigned(byte[] code) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(publicKey);
      signature.update(code, 0, PASS_BYTES);
      return signature.verify(code, PASS_BYTES, SIGNATURE_BYTES);
    } catch (SignatureException _) {
      return false; // Bytes that can be no signature at all.
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static UUID uuid(ByteBuffer bytes) {
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
