package io.boxoffice.core;

import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// Lifts the stored JSON of an old event version to the next one.
///
/// @param from stored type, such as `payment.captured.v0`
/// @param to the type it becomes
public record Upcaster(String from, String to, UnaryOperator<ObjectNode> change) {

  /// Throws [MalformedJson] if the data is not what the old version had.
  String lift(String data) {
    ObjectNode old = Json.read(data, ObjectNode.class);
    try {
      return Json.write(change.apply(old));
    } catch (JacksonException e) {
      throw new MalformedJson("not a " + from + ": " + e.getOriginalMessage(), e);
    }
  }
}
