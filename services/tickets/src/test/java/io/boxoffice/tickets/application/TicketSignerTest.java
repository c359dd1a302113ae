package io.boxoffice.tickets.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
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

  /// A code that was printed years ago still lets its bearer in.
  @Test
  void a_pass_has_the_code_that_it_always_had() {
    assertThat(signer.sign(PASS))
        .isEqualTo(
            "ATJL4t4BmdOgAACAAIAAAAAAAAABAZnToAAAcACAAAAAAAAAAgGZ06AAAHAAgAAAAAAAAA"
                + "MAAWiD8S-FxqRntQc-Wqfy5Ny29oR1hROv8m_D9Eb_8x52OZwPZ_9exMPXU5vDZkLST26O"
                + "mEF2hndIlf0sDBWWDwI");
  }

  /// RFC 8032 section 7.1, test 2: the key of this seed, in the encoding that X.509 gives it.
  @Test
  void whoever_has_the_public_key_can_check_a_code() throws Exception {
    HexFormat hex = HexFormat.of();
    byte[] seed = hex.parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    byte[] spki =
        hex.parseHex(
            "302a300506032b6570032100"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    byte[] code = Base64.getUrlDecoder().decode(TicketSigner.of(seed).sign(PASS));

    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
    signature.update(code, 0, code.length - 64);
    assertThat(signature.verify(code, code.length - 64, 64)).isTrue();
  }

  private static byte[] seed(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return seed;
  }
}
