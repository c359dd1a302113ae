package io.boxoffice.core;

import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/// Lifts the stored JSON of an old event version to the next one.
///
/// @param from stored type, such as `payment.captured.v0`
/// @param to the type it becomes
public record Upcaster(String from, String to, UnaryOperator<ObjectNode> change) {

  String lift(String data) {
    return Json.write(change.apply(Json.read(data, ObjectNode.class)));
  }
}
