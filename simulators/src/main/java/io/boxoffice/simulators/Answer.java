package io.boxoffice.simulators;

import io.boxoffice.core.Json;
import java.util.Map;

/// An HTTP answer.
record Answer(int status, String contentType, String body) {

  static Answer json(int status, Object value) {
    return new Answer(status, "application/json", Json.write(value));
  }

  static Answer html(String body) {
    return new Answer(200, "text/html; charset=utf-8", body);
  }

  static Answer error(int status, String code, String message) {
    return json(status, Map.of("error", code, "message", message));
  }
}
