package io.boxoffice.chaos;

import io.boxoffice.chaos.HttpShop.Reply;
import io.boxoffice.core.Ids;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// Sends commands as a careful client does: what got no answer, or was put off, is sent again with
/// the same key until it is answered. Now and then also what was answered is sent again, and must
/// be answered the same.
final class Caller {

  /// So long commands are repeated; a fault and the recovery after it are shorter.
  private static final Duration PERSISTENCE = Duration.ofSeconds(90);

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
  private static final int REPEATED_OF = 8;

  private final HttpShop http;
  private final Recorder recorder;
  private final Ids ids;
  private final Random random;
  private final BooleanSupplier open;

  /// @param open false when commands are to be repeated no more
  Caller(HttpShop http, Recorder recorder, Ids ids, Random random, BooleanSupplier open) {
    this.http = http;
    this.recorder = recorder;
    this.ids = ids;
    this.random = random;
    this.open = open;
  }

  /// What may be sent again.
  @FunctionalInterface
  interface Request {
    Reply send() throws IOException;
  }

  String newKey() {
    return ids.next().toString();
  }

  /// A command with a key; its answer must be the same, byte for byte, each time it is given.
  Optional<Reply> command(String path, String token, Object body) {
    Map<String, String> headers = Map.of("Idempotency-Key", newKey());
    Request request = () -> http.post(path, token, body, headers);
    Optional<Reply> reply = persistently(request);
    if (reply.isPresent() && reply.get().status() < 300 && random.nextInt(REPEATED_OF) == 0) {
      persistently(request).ifPresent(again -> compare(path, reply.get(), again));
    }
    return reply;
  }

  /// Sends until there is an answer that is final; empty if there never was one.
  Optional<Reply> persistently(Request request) {
    long until = System.nanoTime() + PERSISTENCE.toNanos();
    do {
      try {
        Reply reply = request.send();
        if (!isPutOff(reply)) {
          return checked(reply);
        }
      } catch (ConnectException _) {
        // Nobody was there to hear it: nothing can have been done.
      } catch (IOException _) { // The answer is lost.
        recorder.unheard();
      }
      Patience.pause(BETWEEN_TRIES);
    } while (open.getAsBoolean() && System.nanoTime() < until);
    recorder.unknown();
    return Optional.empty();
  }

  private Optional<Reply> checked(Reply reply) {
    if (reply.status() >= 500 || reply.status() == 401) {
      recorder.contradiction("a command was answered %s".formatted(reply));
    } else if (reply.status() >= 400) {
      recorder.refused();
    }
    return Optional.of(reply);
  }

  private void compare(String path, Reply first, Reply again) {
    if (first.equals(again)) {
      recorder.repeated();
    } else {
      recorder.contradiction(
          "%s was answered %s, and %s when it was repeated".formatted(path, first, again));
    }
  }

  private static boolean isPutOff(Reply reply) {
    return reply.status() == 503 || reply.status() == 429;
  }
}
