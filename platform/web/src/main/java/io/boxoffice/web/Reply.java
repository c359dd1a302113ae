package io.boxoffice.web;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// The answer to an accepted command, in a form that can be stored and given again.
///
/// @param body what is written as JSON; [NullNode] for an answer without body
public record Reply(int status, Map<String, String> headers, Object body) {

  public Reply {
    headers = Map.copyOf(headers);
  }

  public static Reply of(int status, Object body) {
    return new Reply(status, Map.of(), body);
  }

  public static Reply empty(int status) {
    return new Reply(status, Map.of(), NullNode.getInstance());
  }

  public Reply withHeader(String name, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Reply(status, all, body);
  }

  /// The reply as JSON text.
  public String store() {
    return HttpJson.mapper().writeValueAsString(this);
  }

  /// The reply of a stored text, written again byte for byte as the first time.
  public static Reply restore(String text) {
    Stored stored = HttpJson.mapper().readValue(text, Stored.class);
    return new Reply(stored.status, stored.headers, stored.body);
  }

  boolean hasBody() {
    return !(body instanceof NullNode);
  }

  private record Stored(int status, Map<String, String> headers, JsonNode body) {}
}
