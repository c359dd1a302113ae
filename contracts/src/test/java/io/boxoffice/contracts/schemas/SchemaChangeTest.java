package io.boxoffice.contracts.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.core.Json;
import io.boxoffice.core.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/// Each incompatible change is planted and must be found.
class SchemaChangeTest {

  record Published(UUID id, String name, @Nullable String note, Colour colour, List<Part> parts) {}

  record Part(int count, Money price, Map<String, Integer> facts) {}

  enum Colour {
    RED,
    BLUE
  }

  record Removed(UUID id, @Nullable String note, Colour colour, List<Part> parts) {}

  record Renamed(UUID id, String title, @Nullable String note, Colour colour, List<Part> parts) {}

  record Retyped(UUID id, int name, @Nullable String note, Colour colour, List<Part> parts) {}

  record OtherFormat(
      Instant id, String name, @Nullable String note, Colour colour, List<Part> parts) {}

  record MadeRequired(UUID id, String name, String note, Colour colour, List<Part> parts) {}

  record MadeOptional(
      UUID id, @Nullable String name, @Nullable String note, Colour colour, List<Part> parts) {}

  record NewRequired(
      UUID id, String name, @Nullable String note, Colour colour, List<Part> parts, int size) {}

  record NewOptional(
      @Nullable Integer size,
      UUID id,
      String name,
      @Nullable String note,
      Colour colour,
      List<Part> parts) {}

  record OtherOrder(List<Part> parts, Colour colour, @Nullable String note, String name, UUID id) {}

  record FreeColour(UUID id, String name, @Nullable String note, String colour, List<Part> parts) {}

  record OnePart(UUID id, String name, @Nullable String note, Colour colour, Part parts) {}

  record OtherParts(
      UUID id, String name, @Nullable String note, Colour colour, List<String> parts) {}

  private static final ObjectNode PUBLISHED = EventSchemas.of("thing.made.v1", Published.class);

  private static List<String> found(Class<?> changed) {
    return SchemaChange.incompatibilities(PUBLISHED, EventSchemas.of("thing.made.v1", changed));
  }

  private static List<String> found(String before, String after) {
    String published = Json.write(PUBLISHED);
    assertThat(published).contains(before);
    return SchemaChange.incompatibilities(
        PUBLISHED, Json.read(published.replace(before, after), ObjectNode.class));
  }

  @Test
  void no_change_is_none() {
    assertThat(found(Published.class)).isEmpty();
  }

  @Test
  void a_new_optional_field_is_compatible() {
    assertThat(found(NewOptional.class)).isEmpty();
  }

  @Test
  void another_order_is_compatible() {
    assertThat(found(OtherOrder.class)).isEmpty();
  }

  @Test
  void other_prose_is_compatible() {
    assertThat(found("minor units of the currency", "cents")).isEmpty();
  }

  @Test
  void a_new_choice_is_compatible() {
    assertThat(found("\"BLUE\"", "\"BLUE\",\"GREEN\"")).isEmpty();
  }

  @Test
  void a_removed_field_is_found() {
    assertThat(found(Removed.class)).containsExactly("/name was removed or renamed");
  }

  @Test
  void a_renamed_field_is_found() {
    assertThat(found(Renamed.class))
        .containsExactly(
            "/name was removed or renamed", "/title is new and required, but old events lack it");
  }

  @Test
  void a_retyped_field_is_found() {
    assertThat(found(Retyped.class)).containsExactly("/name was \"string\" and is now \"integer\"");
  }

  @Test
  void another_format_is_found() {
    assertThat(found(OtherFormat.class)).containsExactly("/id has another format");
  }

  @Test
  void an_optional_field_made_required_is_found() {
    assertThat(found(MadeRequired.class))
        .containsExactly("/note was optional and is now required, but old events may lack it");
  }

  @Test
  void a_required_field_made_optional_is_found() {
    assertThat(found(MadeOptional.class))
        .containsExactly("/name was required and is now optional, but readers rely on it");
  }

  @Test
  void a_new_required_field_is_found() {
    assertThat(found(NewRequired.class))
        .containsExactly("/size is new and required, but old events lack it");
  }

  @Test
  void a_removed_choice_is_found() {
    assertThat(found("\"RED\",\"BLUE\"", "\"RED\""))
        .containsExactly("/colour lost the choices [BLUE]");
  }

  @Test
  void a_choice_that_became_free_text_is_found() {
    assertThat(found(FreeColour.class)).containsExactly("/colour has another enum");
  }

  @Test
  void a_list_that_became_one_thing_is_found() {
    assertThat(found(OnePart.class)).containsExactly("/parts was \"array\" and is now \"object\"");
  }

  @Test
  void other_elements_of_a_list_are_found() {
    assertThat(found(OtherParts.class))
        .containsExactly("/parts[] was \"object\" and is now \"string\"");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "\"count\":{\"type\":\"integer\"}|\"n\":{\"type\":\"integer\"}|/parts[]/count was removed",
        "\"maximum\":9007199254740991|\"maximum\":100|/parts[]/price/amount has another maximum",
        "^[A-Z]{3}$|^[A-Z]{4}$|/parts[]/price/currency has another pattern",
        "\"additionalProperties\":{\"type\":\"integer\"}"
            + "|\"additionalProperties\":{\"type\":\"string\"}"
            + "|/parts[]/facts{} was",
      })
  void a_change_deep_inside_is_found(String before, String after, String problem) {
    assertThat(found(before, after)).singleElement().asString().startsWith(problem);
  }
}
