package io.boxoffice.contracts.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.core.EventType;
import io.boxoffice.core.Invariant;
import io.boxoffice.core.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The schemas in the tree are those of the records, and what was published stays.
class PublishedSchemasTest {
  private static final String HOW =
      "; if that is meant, run this module's tests with -Dboxoffice.contracts.update=true and"
          + " commit what it writes";

  static List<String> newestTypes() {
    return List.copyOf(Contract.newest().keySet());
  }

  @ParameterizedTest
  @MethodSource("newestTypes")
  void the_schema_in_the_tree_is_the_record_s(String type) {
    var schema = EventSchemas.of(type, Invariant.present(Contract.newest().get(type), type));
    var published = Published.SCHEMAS.text(type);
    assertThat(published.map(text -> incompatibilities(text, schema)).orElse(List.of()))
        .as("%s was published; publish a next version with an upcaster from this one", type)
        .isEmpty();
    assertThat(published).as(type + " has another schema" + HOW).contains(Published.pretty(schema));
  }

  @Test
  void what_was_published_can_still_be_read() {
    assertThat(Published.SCHEMAS.types()).isSubsetOf(Contract.readable());
    assertThat(Published.SAMPLES.types()).isSubsetOf(Contract.readable());
  }

  @Test
  void every_version_has_a_schema_and_a_sample() {
    assertThat(Published.SCHEMAS.types()).containsAll(Contract.readable());
    assertThat(Published.SAMPLES.types()).containsAll(Contract.readable());
  }

  @Test
  void every_event_record_belongs_to_a_contract() throws Exception {
    assertThat(eventRecords()).hasSizeGreaterThan(30);
    assertThat(Contract.newest().values()).containsExactlyInAnyOrderElementsOf(eventRecords());
  }

  @Test
  void names_are_unique_over_all_contracts() {
    List<String> names = Contract.readable();

    assertThat(new HashSet<>(names)).hasSameSizeAs(names);
    assertThat(Contract.newest().size())
        .isEqualTo(Contract.ALL.stream().mapToLong(contract -> contract.records().count()).sum());
  }

  @ParameterizedTest
  @MethodSource("readableTypes")
  void a_name_says_what_happened_to_what_and_its_version(String type) {
    assertThat(type).matches("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*\\.v(0|[1-9][0-9]*)");
    String happened = type.split("\\.", 3)[1];
    String verb = happened.substring(happened.lastIndexOf('-') + 1);
    assertThat(PAST_TENSE.contains(verb) || verb.endsWith("ed"))
        .as("%s is in the past tense", type)
        .isTrue();
  }

  static List<String> readableTypes() {
    return Contract.readable();
  }

  /// Past tenses that do not end in -ed, and endings that an event of ours has for good reason.
  private static final TreeSet<String> PAST_TENSE =
      new TreeSet<>(List.of("sent", "paid", "held", "sold", "bound", "in", "due", "pending"));

  private static List<String> incompatibilities(String published, JsonNode changed) {
    return SchemaChange.incompatibilities(Json.read(published, JsonNode.class), changed);
  }

  private static List<Class<?>> eventRecords() throws Exception {
    Path root =
        Path.of(
            Contract.ALL
                .getFirst()
                .events()
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    var records = new ArrayList<Class<?>>();
    try (var files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String path = root.relativize(file).toString();
        String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
        Class<?> type = Class.forName(name, false, PublishedSchemasTest.class.getClassLoader());
        if (type.isAnnotationPresent(EventType.class)) {
          records.add(type);
        }
      }
    }
    return records;
  }
}
