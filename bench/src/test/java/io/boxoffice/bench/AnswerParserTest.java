package io.boxoffice.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerParserTest {
  private static final String SIZED =
      "HTTP/1.1 201 Created\r\nX-Any: é\r\ncontent-length: 11\r\n\r\n{\"id\":\"ä\"}";
  private static final String CHUNKED =
      """
      HTTP/1.1 200 OK
      Transfer-Encoding: gzip, Chunked

      4
      {"a"
      A;name=value
      :"0123456"
      1
      }
      0
      Trailer: x

      """
          .replace("\n", "\r\n");
  private static final String EMPTY = "HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n\r\n";

  private final AnswerParser parser = new AnswerParser();

  @Test
  void an_answer_with_its_length_is_read() throws MalformedAnswer {
    assertThat(parser.advance(bytes(SIZED))).isTrue();
    assertThat(parser.answer().status()).isEqualTo(201);
    assertThat(parser.answer().body()).isEqualTo("{\"id\":\"ä\"}");
    assertThat(parser.answer().isLast()).isFalse();
    assertThat(parser.isBetweenAnswers()).isTrue();
  }

  @Test
  void an_answer_in_chunks_is_put_together() throws MalformedAnswer {
    assertThat(parser.advance(bytes(CHUNKED))).isTrue();
    assertThat(parser.answer().body()).isEqualTo("{\"a\":\"0123456\"}");
  }

  @ParameterizedTest
  @MethodSource("answers")
  void an_answer_may_be_split_at_any_byte(String answer) throws MalformedAnswer {
    byte[] whole = answer.getBytes(StandardCharsets.UTF_8);
    for (int split = 1; split < whole.length; split++) {
      assertThat(parser.advance(ByteBuffer.wrap(whole, 0, split))).as("first %d", split).isFalse();
      assertThat(parser.isBetweenAnswers()).isFalse();
      assertThat(parser.advance(ByteBuffer.wrap(whole, split, whole.length - split))).isTrue();
    }
    for (int i = 0; i < whole.length; i++) {
      boolean last = i == whole.length - 1;
      assertThat(parser.advance(ByteBuffer.wrap(whole, i, 1))).isEqualTo(last);
    }
  }

  @Test
  void what_follows_an_answer_is_left_for_the_next() throws MalformedAnswer {
    ByteBuffer three = bytes(SIZED + CHUNKED + EMPTY);

    assertThat(parser.advance(three)).isTrue();
    assertThat(parser.answer().status()).isEqualTo(201);
    assertThat(parser.advance(three)).isTrue();
    assertThat(parser.answer().body()).isEqualTo("{\"a\":\"0123456\"}");
    assertThat(parser.advance(three)).isTrue();
    assertThat(parser.answer().status()).isEqualTo(409);
    assertThat(parser.answer().body()).isEmpty();
    assertThat(three.hasRemaining()).isFalse();
  }

  @Test
  void an_interim_answer_is_passed_over() throws MalformedAnswer {
    assertThat(parser.advance(bytes("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + SIZED)))
        .isTrue();
    assertThat(parser.answer().status()).isEqualTo(201);
  }

  @Test
  void an_answer_without_content_has_no_body_to_wait_for() throws MalformedAnswer {
    assertThat(parser.advance(bytes("HTTP/1.1 204 No Content\r\n\r\n"))).isTrue();
    assertThat(parser.answer().status()).isEqualTo(204);
  }

  @Test
  void the_last_answer_of_a_connection_says_so_and_the_next_does_not() throws MalformedAnswer {
    ByteBuffer both =
        bytes("HTTP/1.1 200\r\nConnection: Close\r\nContent-Length: 0\r\n\r\n" + EMPTY);

    assertThat(parser.advance(both)).isTrue();
    assertThat(parser.answer().isLast()).isTrue();
    assertThat(parser.advance(both)).isTrue();
    assertThat(parser.answer().isLast()).isFalse();
  }

  @Test
  void a_large_body_is_kept_whole() throws MalformedAnswer {
    String body = "x".repeat(300_000);
    ByteBuffer bytes = bytes("HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n" + body);

    assertThat(parser.advance(bytes)).isTrue();
    assertThat(parser.answer().body()).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH\r\n",
        "HTTP/1.1 abc\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\nuntil the end",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
      })
  void what_is_not_http_is_refused(String text) {
    assertThatExceptionOfType(MalformedAnswer.class).isThrownBy(() -> parser.advance(bytes(text)));
  }

  @Test
  void a_line_without_end_is_refused() {
    String endless = "HTTP/1.1 200 OK\r\nX: " + "y".repeat(20_000);
    assertThatExceptionOfType(MalformedAnswer.class)
        .isThrownBy(() -> parser.advance(bytes(endless)));
  }

  static List<String> answers() {
    return List.of(SIZED, CHUNKED, EMPTY);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
