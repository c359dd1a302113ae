package io.boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Written with a tilde for the backslash, which would be the compiler's business.
final class JsonTextTest {

  private static boolean isClean(String json) {
    return JsonText.isClean(json.replace('~', '\\').getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "~",
        "~u",
        "~u00",
        "~u00g0",
        "~~u0000",
        "~~~~u0000",
        "~n",
        "~u0001",
        "~ud83d~udcab",
        "~uD83D~uDCAB~uD83D~uDCAB",
        "~ud7ff",
        "~ue000",
        "\u00ed\u009f\u00bf",
        "\u00ed"
      })
  void harmless_text_passes(String json) {
    assertThat(isClean(json)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000",
        "a\u0000",
        "~u0000",
        "~~~u0000",
        "x~u0000y",
        "~ud800",
        "~uD800",
        "~ud800~n",
        "~ud800x~udc00",
        "~udc00",
        "~udc00~ud800",
        "~ud800~ud800~udc00",
        "~ud800~~udc00",
        "~ud83d~udcab~udcab",
        "\u00ed\u00a0\u0080",
        "\u00ed\u00bf\u00bf"
      })
  void what_databases_refuse_is_found(String json) {
    assertThat(isClean(json)).isFalse();
  }
}
