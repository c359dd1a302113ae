package io.boxoffice.notifications.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LetterTest {

  @Test
  void names_can_not_become_markup() {
    Letter letter =
        Letter.about("<b>Tosca</b>")
            .say("Hello <script>alert('1')</script> & \"all\",")
            .code("a<b")
            .link("<i>", "http://localhost/?a=\"><script>")
            .end();

    assertThat(letter.html())
        .contains("<title>&lt;b&gt;Tosca&lt;/b&gt;</title>")
        .contains("Hello &lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;all&quot;,")
        .contains("a&lt;b")
        .contains("href=\"http://localhost/?a=&quot;&gt;&lt;script&gt;\"")
        .doesNotContain("<script>", "<i>");
    assertThat(letter.text()).contains("Hello <script>alert('1')</script> & \"all\",");
  }

  @Test
  void names_can_not_forge_headers_or_lines() {
    Letter letter =
        Letter.about("Tosca\r\nBcc: eve@example.org").say("Ada\n\u0085You won\u2028!").end();

    assertThat(letter.subject()).isEqualTo("Tosca Bcc: eve@example.org");
    assertThat(letter.text()).isEqualTo("Ada You won !\r\n");
  }

  @Test
  void text_and_html_say_the_same() {
    Letter letter =
        Letter.about("Grüße").say("Ünïcödé 🎟️").code("123").link("Go", "http://x/").end();

    assertThat(letter.text()).isEqualTo("Ünïcödé 🎟️\r\n\r\n    123\r\n\r\nGo: http://x/\r\n");
    assertThat(letter.html()).contains("Ünïcödé 🎟️", "123", "href=\"http://x/\">Go<");
    assertThat(letter.html().replace("\r\n", "")).doesNotContain("\n");
  }
}
