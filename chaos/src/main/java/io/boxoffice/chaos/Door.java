package io.boxoffice.chaos;

import io.boxoffice.chaos.HttpShop.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Two gates of one show. A ticket is scanned once at the first and now and then, by somebody who
/// copied it, once more at the second.
final class Door {
  private final HttpShop http;
  private final Caller caller;
  private final Recorder recorder;
  private final Random random;
  private final String token;

  Door(HttpShop http, Caller caller, Recorder recorder, Random random, String token) {
    this.http = http;
    this.caller = caller;
    this.recorder = recorder;
    this.random = random;
    this.token = token;
  }

  /// Nobody else has this ticket, and it was not scanned before.
  void scan(String ticket, String code) {
    String first = admit(ticket, code, "A");
    if (!first.isEmpty() && !first.equals("ADMITTED")) {
      recorder.contradiction(
          "ticket %s was scanned for the first time and found %s".formatted(ticket, first));
    }
    if (random.nextBoolean()) {
      String _ = admit(ticket, code, "B"); // Two admissions are found by the checker.
    }
  }

  private String admit(String ticket, String code, String gate) {
    String key = caller.newKey();
    Map<String, String> headers = Map.of("Idempotency-Key", key);
    Object body = Map.of("code", code, "gate", gate);
    Optional<Reply> reply =
        caller
            .persistently(() -> http.post("/api/v1/check-ins", token, body, headers))
            .filter(it -> it.status() == 200);
    String result = reply.map(it -> it.text("result")).orElse("");
    if (result.equals("ADMITTED")) {
      recorder.admitted(ticket, key);
    }
    return result;
  }
}
