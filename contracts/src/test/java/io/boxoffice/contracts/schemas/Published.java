package io.boxoffice.contracts.schemas;

import io.boxoffice.core.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;

/// A folder of the tree with one JSON file per event type.
record Published(Path folder, String ending) {
  static final Published SCHEMAS = new Published(Path.of("schemas"), ".schema.json");
  static final Published SAMPLES = new Published(Path.of("samples"), ".json");

  /// Set to write the files anew: `-Dboxoffice.contracts.update=true`.
  static final boolean UPDATE = Boolean.getBoolean("boxoffice.contracts.update");

  static {
    if (UPDATE) {
      update();
    }
  }

  /// Writes what is missing and what has changed compatibly. Samples are never written again.
  private static void update() {
    Contract.newest()
        .forEach(
            (type, record) -> {
              var schema = EventSchemas.of(type, record);
              var published = SCHEMAS.text(type).map(text -> Json.read(text, JsonNode.class));
              if (SchemaChange.incompatibilities(published.orElse(schema), schema).isEmpty()) {
                SCHEMAS.write(type, pretty(schema));
              }
              if (SAMPLES.text(type).isEmpty()) {
                SAMPLES.write(type, pretty(NewSample.of(schema)));
              }
            });
  }

  Optional<String> text(String type) {
    try {
      return Files.exists(file(type))
          ? Optional.of(Files.readString(file(type)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String type, String text) {
    try {
      Files.writeString(file(type), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The types that have a file here.
  Set<String> types() {
    try (var files = Files.list(folder)) {
      var types = new TreeSet<String>();
      files.map(file -> file.getFileName().toString()).forEach(name -> types.add(type(name)));
      return types;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String type(String name) {
    return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
  }

  private Path file(String type) {
    return folder.resolve(type + ending);
  }

  /// JSON as it is kept in the tree: indented, `\n` on every system.
  static String pretty(JsonNode json) {
    var indenter = new DefaultIndenter("  ", "\n");
    var printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    return Json.mapper().writer().with(printer).writeValueAsString(json) + "\n";
  }
}
