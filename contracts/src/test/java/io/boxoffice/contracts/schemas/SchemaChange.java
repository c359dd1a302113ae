package io.boxoffice.contracts.schemas;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Finds what is incompatible between two schemas of one published version: with it, an event that
/// was written before could no longer be read, or a reader would miss what it was promised.
///
/// Allowed are a new optional field, a new choice of an enum, and other titles and descriptions.
final class SchemaChange {
  private static final Set<String> PROSE = Set.of("title", "description", "$comment", "examples");

  private final List<String> found = new ArrayList<>();

  private SchemaChange() {}

  /// Each incompatibility as a sentence that names the field; empty if there is none.
  static List<String> incompatibilities(JsonNode published, JsonNode changed) {
    var change = new SchemaChange();
    change.compare("", published, changed);
    return List.copyOf(change.found);
  }

  private void compare(String path, JsonNode published, JsonNode changed) {
    if (!published.path("type").equals(changed.path("type"))) {
      report(path, "was %s and is now %s", published.path("type"), changed.path("type"));
      return;
    }
    compareFields(path, published, changed);
    compareChoices(path, published.path("enum"), changed.path("enum"));
    compareWithin(path + "[]", published, changed, "items");
    compareWithin(path + "{}", published, changed, "additionalProperties");
    for (String keyword : keywords(published, changed)) {
      if (!published.path(keyword).equals(changed.path(keyword))) {
        report(path, "has another %s", keyword);
      }
    }
  }

  private void compareFields(String path, JsonNode published, JsonNode changed) {
    Set<String> requiredBefore = texts(published.path("required"));
    Set<String> requiredNow = texts(changed.path("required"));
    JsonNode before = published.path("properties");
    JsonNode now = changed.path("properties");
    for (String name : before.propertyNames()) {
      String field = path + "/" + name;
      if (!now.has(name)) {
        report(field, "was removed or renamed");
      } else {
        compare(field, before.path(name), now.path(name));
        if (requiredBefore.contains(name) && !requiredNow.contains(name)) {
          report(field, "was required and is now optional, but readers rely on it");
        }
        if (!requiredBefore.contains(name) && requiredNow.contains(name)) {
          report(field, "was optional and is now required, but old events may lack it");
        }
      }
    }
    for (String name : now.propertyNames()) {
      if (!before.has(name) && requiredNow.contains(name)) {
        report(path + "/" + name, "is new and required, but old events lack it");
      }
    }
  }

  private void compareChoices(String path, JsonNode published, JsonNode changed) {
    if (published.isMissingNode() != changed.isMissingNode()) {
      report(path, "has another enum");
    }
    Set<String> removed = texts(published);
    removed.removeAll(texts(changed));
    if (!removed.isEmpty() && !changed.isMissingNode()) {
      report(path, "lost the choices %s", removed);
    }
  }

  private void compareWithin(String path, JsonNode published, JsonNode changed, String keyword) {
    JsonNode before = published.path(keyword);
    JsonNode now = changed.path(keyword);
    if (before.isObject() && now.isObject()) {
      compare(path, before, now);
    } else if (!before.equals(now)) {
      report(path, "has another %s", keyword);
    }
  }

  @FormatMethod
  private void report(String path, @FormatString String what, Object... values) {
    found.add((path.isEmpty() ? "the event" : path) + " " + what.formatted(values));
  }

  /// The keywords of either schema that are not compared by rules of their own.
  private static Set<String> keywords(JsonNode published, JsonNode changed) {
    var keywords = new HashSet<>(published.propertyNames());
    keywords.addAll(changed.propertyNames());
    keywords.removeAll(PROSE);
    keywords.removeAll(
        Set.of("type", "properties", "required", "enum", "items", "additionalProperties"));
    return keywords;
  }

  private static Set<String> texts(JsonNode array) {
    var texts = new HashSet<String>();
    array.forEach(text -> texts.add(text.asString()));
    return texts;
  }
}
