package io.boxoffice.contracts.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.boxoffice.core.Json;
import io.boxoffice.core.PermanentFailure;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever lies in a log: it is read, or it fails for good. Nothing else may come out.
class DecoderFuzzTest {
  private static final int ROUNDS = 400;

  /// Neighbouring seeds of [Random] begin alike; the golden ratio keeps them apart.
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private static final List<String> FRAGMENTS =
      List.of(
          "{", "}", "[", "]", "\"", ",", ":", "\\", "\\u0000", "\\ud800", "-", ".", "e9", "null");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e400",
          "99999999999999999999",
          "9007199254740992",
          "\"\"",
          "\"x\"",
          "\"\\u0000\"",
          "\"2026-02-30T00:00:00Z\"",
          "\"+1000000000-01-01T00:00:00Z\"",
          "\"P999999999999999999D\"",
          "\"1-1-1-1-1\"",
          "[]",
          "[null]",
          "{}",
          "{\"amount\":1}",
          "{\"amount\":1,\"currency\":\"\"}",
          "[[[[[[[[]]]]]]]]");

  static List<String> types() {
    return Contract.readable();
  }

  @ParameterizedTest
  @MethodSource("types")
  void mutated_samples_are_read_or_fail_for_good(String type) {
    String sample = Published.SAMPLES.text(type).orElseThrow();
    int refused = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed * SPREAD);
      String mutant = random.nextInt(3) == 0 ? garbled(sample, random) : swapped(sample, random);
      if (isRefused(type, mutant, seed)) {
        refused++;
      }
    }
    assertThat(refused).as("mutants that fail").isBetween(ROUNDS / 10, ROUNDS - 1);
  }

  private static boolean isRefused(String type, String mutant, int seed) {
    try {
      Contract.of(type).rewritten(type, mutant);
      return false;
    } catch (PermanentFailure _) {
      return true;
    } catch (RuntimeException e) { // named edge: the test is about what else may come out
      return fail("seed " + seed + ", " + mutant, e);
    }
  }

  /// Some characters are cut out, put in or repeated.
  private static String garbled(String json, Random random) {
    var text = new StringBuilder(json);
    for (int change = random.nextInt(3); change >= 0; change--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + 1 + random.nextInt(8));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        case 2 -> text.setCharAt(at, (char) random.nextInt(0x250));
        default -> text.insert(at, text.substring(at, end));
      }
    }
    return text.toString();
  }

  /// A value somewhere inside is another one, or gone.
  private static String swapped(String json, Random random) {
    ObjectNode root = Json.read(json, ObjectNode.class);
    JsonNode holder = root;
    while (true) {
      List<JsonNode> inner = holder.valueStream().filter(value -> value.size() > 0).toList();
      if (inner.isEmpty() || random.nextInt(3) == 0) {
        break;
      }
      holder = inner.get(random.nextInt(inner.size()));
    }
    JsonNode value = Json.read(VALUES.get(random.nextInt(VALUES.size())), JsonNode.class);
    switch (holder) {
      case ObjectNode object -> {
        List<String> names = List.copyOf(object.propertyNames());
        object.set(names.get(random.nextInt(names.size())), value);
      }
      case ArrayNode array -> array.set(random.nextInt(array.size()), value);
      case JsonNode other -> throw new IllegalStateException("holds nothing: " + other);
    }
    return Json.write(root);
  }
}
