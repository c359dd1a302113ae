package io.boxoffice.contracts.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Money;
import io.boxoffice.core.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldTokensTest {
  private static final UUID ID = Ids.parse("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  private static final byte[] OLD_KEY = Sha256.of("old");
  private static final byte[] NEW_KEY = Sha256.of("new");

  private static final HoldToken TOKEN =
      new HoldToken(
          new HoldId(Ids.derived(ID, "hold")),
          new ShowId(Ids.derived(ID, "show")),
          new AccountId(Ids.derived(ID, "customer")),
          List.of(new Line(new OfferId(Ids.derived(ID, "offer")), 2, new Money(4_500, "EUR"))),
          Instant.parse("2026-05-01T18:00:00Z"));

  private final HoldTokens tokens = new HoldTokens("k1", Map.of("k1", OLD_KEY));

  @Test
  void what_was_signed_is_read() {
    assertThat(tokens.verify(tokens.sign(TOKEN))).contains(TOKEN);
  }

  @Test
  void every_character_counts() {
    String text = tokens.sign(TOKEN);
    for (int i = 0; i < text.length(); i++) {
      for (char other : new char[] {'A', 'b', '7', '-', '_', '.', '=', '+', '/', '€'}) {
        if (text.charAt(i) != other) {
          String tampered = text.substring(0, i) + other + text.substring(i + 1);
          assertThat(tokens.verify(tampered)).as("%s at %d", other, i).isEmpty();
        }
      }
    }
  }

  @Test
  void nothing_may_be_cut_or_added() {
    String text = tokens.sign(TOKEN);
    for (int i = 0; i < text.length(); i++) {
      assertThat(tokens.verify(text.substring(0, i))).as("first %d", i).isEmpty();
    }
    for (String more : List.of(".", "=", "A", " ", "\n", ".A", "..")) {
      assertThat(tokens.verify(text + more)).as("with %s after it", more).isEmpty();
      assertThat(tokens.verify(more + text)).as("with %s before it", more).isEmpty();
    }
  }

  @Test
  void a_token_of_another_key_is_not_ours() {
    String foreign = new HoldTokens("k1", Map.of("k1", NEW_KEY)).sign(TOKEN);

    assertThat(tokens.verify(foreign)).isEmpty();
  }

  @Test
  void a_key_s_name_is_signed_too() {
    var twoNames = new HoldTokens("k1", Map.of("k1", OLD_KEY, "k2", OLD_KEY));
    String text = twoNames.sign(TOKEN);

    assertThat(twoNames.verify("k2" + text.substring(2))).isEmpty();
  }

  @Test
  void tokens_outlive_a_change_of_keys() {
    String before = tokens.sign(TOKEN);
    var changed = new HoldTokens("k2", Map.of("k1", OLD_KEY, "k2", NEW_KEY));

    assertThat(changed.verify(before)).contains(TOKEN);
    assertThat(changed.sign(TOKEN)).startsWith("k2.");
    assertThat(changed.verify(changed.sign(TOKEN))).contains(TOKEN);
  }

  @Test
  void tokens_of_a_retired_key_are_void() {
    var retired = new HoldTokens("k2", Map.of("k2", NEW_KEY));

    assertThat(retired.verify(tokens.sign(TOKEN))).isEmpty();
  }

  @Test
  void a_token_that_expired_long_ago_is_still_read() {
    var old =
        new HoldToken(
            TOKEN.holdId(), TOKEN.showId(), TOKEN.customerId(), TOKEN.lines(), Instant.EPOCH);

    assertThat(tokens.verify(tokens.sign(old))).contains(old);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "...", "k1..", "k1.e30.", "k1.e30.e30", "a.b.c", "\0", "€"})
  void other_text_is_no_token(String text) {
    assertThat(tokens.verify(text)).isEmpty();
  }

  @Test
  void a_token_goes_into_a_url_as_it_is() {
    assertThat(tokens.sign(TOKEN)).matches("[A-Za-z0-9._-]+");
  }

  @Test
  void the_statement_can_be_read_by_anyone() {
    String payload = tokens.sign(TOKEN).split("\\.", 3)[1];

    assertThat(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8))
        .contains(TOKEN.holdId().toString());
  }

  @Test
  void there_must_be_a_key_to_sign_with() {
    assertThatThrownBy(() -> new HoldTokens("k3", Map.of("k1", OLD_KEY)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("k3");
  }
}
