package io.boxoffice.tickets.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class TicketSignerTest {
  private static final TicketPass PASS =
      new TicketPass(
          TicketId.of("0199d3a0-0000-8000-8000-000000000001"),
          OrderId.of("0199d3a0-0000-7000-8000-000000000002"),
          ShowId.of("0199d3a0-0000-7000-8000-000000000003"),
          TicketPass.FIRST_GENERATION);

  private final TicketSigner signer = TicketSigner.of(seed(7));

  @Test
  void a_code_says_what_was_signed() {
    String code = signer.sign(PASS);

    assertThat(code).hasSize(TicketSigner.CODE_LENGTH);
    assertThat(signer.verify(code)).contains(PASS);
  }

  @Test
  void a_ticket_has_one_code_over_all_restarts() {
    assertThat(TicketSigner.of(seed(7)).sign(PASS)).isEqualTo(signer.sign(PASS));
  }

  @Test
  void a_code_with_any_one_bit_changed_is_forged() {
    byte[] code = Base64.getUrlDecoder().decode(signer.sign(PASS));
    for (int bit = 0; bit < code.length * 8; bit++) {
      byte[] changed = code.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
      assertThat(signer.verify(text)).as("bit %d", bit).isEmpty();
    }
  }

  @Test
  void a_code_written_differently_is_forged() {
    String code = signer.sign(PASS);
    char last = code.charAt(code.length() - 1);

    assertThat(signer.verify(code.substring(0, code.length() - 1) + (char) (last + 1))).isEmpty();
    assertThat(signer.verify(code + "=")).isEmpty();
    assertThat(signer.verify(" " + code)).isEmpty();
  }

  @Test
  void a_code_of_another_key_is_forged() {
    assertThat(signer.verify(TicketSigner.of(seed(8)).sign(PASS))).isEmpty();
  }

  @Test
  void what_is_no_code_at_all_is_forged() {
    assertThat(signer.verify("")).isEmpty();
    assertThat(signer.verify("A".repeat(TicketSigner.CODE_LENGTH))).isEmpty();
    assertThat(signer.verify("!".repeat(TicketSigner.CODE_LENGTH))).isEmpty();
    assertThat(signer.verify("é".repeat(TicketSigner.CODE_LENGTH))).isEmpty();
  }

  /// RFC 8032 section 7.1, test 2.
  @Test
  void a_seed_makes_the_key_that_the_rfc_says() throws Exception {
    HexFormat hex = HexFormat.of();
    KeyPair keys =
        SeededKeys.ed25519(
            hex.parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));

    byte[] spki = keys.getPublic().getEncoded();
    assertThat(keys.getPublic()).isInstanceOf(EdECPublicKey.class);
    assertThat(Arrays.copyOfRange(spki, spki.length - 32, spki.length))
        .isEqualTo(
            hex.parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(keys.getPrivate());
    signature.update((byte) 0x72);
    assertThat(hex.formatHex(signature.sign()))
        .isEqualTo(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
  }

  private static byte[] seed(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return seed;
  }
}
