package io.boxoffice.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"ada@example.org", "a.b+c_d@mail.example.org", "o'hara@example.org", "root@host"})
  void an_address_is_taken(String text) {
    assertThat(new Email(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "ada",
        "@example.org",
        "ada@",
        "ada@@example.org",
        "ada@example..org",
        "ada@.org",
        "ada b@example.org",
        "ada@exam ple.org",
        "ada@example.org\nbcc: eve@example.org",
        "ada@example.org,eve@example.org",
        "<ada@example.org>",
        "ädä@example.org"
      })
  void what_is_no_address_is_refused_without_repeating_it(String text) {
    assertThatThrownBy(() -> new Email(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("is not an e-mail address");
  }

  @Test
  void case_and_blanks_around_make_no_other_person() {
    assertThat(new Email("  Ada@Example.ORG ")).isEqualTo(new Email("ada@example.org"));
  }

  @Test
  void lower_case_is_the_same_in_every_country() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr", "TR"));
      assertThat(new Email("INGRID@EXAMPLE.ORG").value()).isEqualTo("ingrid@example.org");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void the_longest_address_is_of_254_characters() {
    String host = ("x".repeat(60) + ".").repeat(3) + "org";
    String local = "a".repeat(64) + "@";
    String longest = local + "y".repeat(Email.LENGTH_MAX - local.length() - host.length() - 1);

    assertThat(new Email(longest + "." + host).value()).hasSize(Email.LENGTH_MAX);
    assertThatThrownBy(() -> new Email(longest + "y." + host))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Email("a".repeat(65) + "@example.org"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void it_hides_itself_from_logs() {
    assertThat(new Email("ada@example.org")).hasToString("Email[hidden]");
  }
}
