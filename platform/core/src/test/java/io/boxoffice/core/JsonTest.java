package io.boxoffice.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  record Thing(String name, int count, @Nullable String note, List<String> tags) {}

  record Times(Instant at, Duration within) {}

  record Shape(Colour colour, Map<String, @Nullable String> facts) {}

  enum Colour {
    RED
  }

  @Test
  void a_record_comes_back_as_it_was() {
    var thing = new Thing("a", 1, "n", List.of("x", "y"));

    assertThat(Json.read(Json.write(thing), Thing.class)).isEqualTo(thing);
  }

  @Test
  void what_is_absent_is_left_out_and_read_as_absent() {
    var thing = new Thing("a", 1, null, List.of());

    assertThat(Json.write(thing)).isEqualTo("{\"name\":\"a\",\"count\":1,\"tags\":[]}");
    assertThat(Json.read(Json.write(thing), Thing.class)).isEqualTo(thing);
    assertThat(Json.read("{\"name\":\"a\",\"count\":1,\"tags\":[],\"note\":null}", Thing.class))
        .isEqualTo(thing);
  }

  @Test
  void times_are_text() {
    var times = new Times(Instant.parse("2026-05-01T18:00:00.5Z"), Duration.ofMinutes(90));

    assertThat(Json.write(times))
        .isEqualTo("{\"at\":\"2026-05-01T18:00:00.500Z\",\"within\":\"PT1H30M\"}");
    assertThat(Json.read(Json.write(times), Times.class)).isEqualTo(times);
  }

  @Test
  void unknown_fields_are_ignored() {
    String json = "{\"name\":\"a\",\"count\":1,\"tags\":[],\"new\":{\"deep\":[1]}}";

    assertThat(Json.read(json, Thing.class)).isEqualTo(new Thing("a", 1, null, List.of()));
  }

  @Test
  void a_null_is_read_where_the_type_allows_it() {
    assertThat(Json.read("{\"colour\":\"RED\",\"facts\":{\"a\":null}}", Shape.class).facts())
        .containsEntry("a", null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "1",
        "{",
        "{\"name\":\"a\",\"count\":1,\"tags\":[]} x",
        "{\"count\":1,\"tags\":[]}",
        "{\"name\":null,\"count\":1,\"tags\":[]}",
        "{\"name\":\"a\",\"tags\":[]}",
        "{\"name\":\"a\",\"count\":null,\"tags\":[]}",
        "{\"name\":\"a\",\"count\":1}",
        "{\"name\":\"a\",\"count\":1,\"tags\":null}",
        "{\"name\":\"a\",\"count\":1,\"tags\":[null]}",
        "{\"name\":\"a\",\"count\":1,\"tags\":\"x\"}",
        "{\"name\":1,\"count\":1,\"tags\":[]}",
        "{\"name\":true,\"count\":1,\"tags\":[]}",
        "{\"name\":\"a\",\"count\":\"1\",\"tags\":[]}",
        "{\"name\":\"a\",\"count\":1.5,\"tags\":[]}",
        "{\"name\":\"a\",\"count\":2147483648,\"tags\":[]}"
      })
  void text_that_does_not_fit_is_malformed(String json) {
    assertThatThrownBy(() -> Json.read(json, Thing.class))
        .isInstanceOf(MalformedJson.class)
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("Thing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"GREEN\"", "0", "\"\"", "\"red\"", "null"})
  void an_unknown_choice_is_malformed(String colour) {
    assertThatThrownBy(() -> Json.read("{\"colour\":" + colour + ",\"facts\":{}}", Shape.class))
        .isInstanceOf(MalformedJson.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"yesterday\"", "\"2026-05-01\"", "\"2026-13-01T00:00:00Z\"", "\"\"", "true"})
  void what_is_no_time_is_malformed(String at) {
    assertThatThrownBy(() -> Json.read("{\"at\":" + at + ",\"within\":\"PT1H\"}", Times.class))
        .isInstanceOf(MalformedJson.class);
  }

  @Test
  void nesting_without_end_is_malformed() {
    assertThatThrownBy(() -> Json.read("[".repeat(100_000), Thing.class))
        .isInstanceOf(MalformedJson.class);
    assertThatThrownBy(() -> Json.read("{\"x\":".repeat(100_000), Thing.class))
        .isInstanceOf(MalformedJson.class);
  }
}
