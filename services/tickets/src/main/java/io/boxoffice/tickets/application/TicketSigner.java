package io.boxoffice.tickets.application;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.core.Invariant;
import io.boxoffice.core.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/// Makes the codes of tickets and recognises its own: Ed25519 (RFC 8032), as text of
/// [#CODE_LENGTH] characters of base64url.
///
/// Layout in bytes: 1 version, 4 key id, 16 ticket, 16 order, 16 show, 2 generation, 64 signature
/// of all before it. Equal passes have equal codes.
public final class TicketSigner {
  /// Small enough for a QR code that a telephone reads from a screen.
  public static final int CODE_LENGTH = 159;

  static final int KEY_ID_BYTES = 4;

  private static final int SEED_BYTES = 32;

  private static final byte VERSION = 1;
  private static final int PASS_BYTES = 1 + KEY_ID_BYTES + 3 * 16 + 2;
  private static final int SIGNATURE_BYTES = 64;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final Ed25519PrivateKeyParameters privateKey;
  private final Ed25519PublicKeyParameters publicKey;
  private final byte[] keyId;

  private TicketSigner(Ed25519PrivateKeyParameters privateKey) {
    this.privateKey = privateKey;
    this.publicKey = privateKey.generatePublicKey();
    this.keyId = Arrays.copyOf(Sha256.of(encoded(publicKey)), KEY_ID_BYTES);
  }

  /// The signer with this private key.
  ///
  /// @param seed 32 secret bytes (RFC 8032 section 5.1.5)
  public static TicketSigner of(byte[] seed) {
    Invariant.check(seed.length == SEED_BYTES, "a seed has %d bytes", SEED_BYTES);
    return new TicketSigner(new Ed25519PrivateKeyParameters(seed, 0));
  }

  private static byte[] encoded(Ed25519PublicKeyParameters key) {
    try {
      return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException("a public key has an encoding", e);
    }
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
    var signer = new Ed25519Signer();
    signer.init(true, privateKey);
    signer.update(said, 0, said.length);
    return signer.generateSignature();
  }

  private boolean isSigned(byte[] code) {
    var verifier = new Ed25519Signer();
    verifier.init(false, publicKey);
    verifier.update(code, 0, PASS_BYTES);
    return verifier.verifySignature(Arrays.copyOfRange(code, PASS_BYTES, code.length));
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
