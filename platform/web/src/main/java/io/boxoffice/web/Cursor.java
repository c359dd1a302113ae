package io.boxoffice.web;

import io.boxoffice.core.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/// The place in a list after which the next page starts: the keys of the last row, in the order of
/// the query. Opaque to callers. A checksum tells an altered one, and one of another list or other
/// filters; it is no secret, since a query shows its caller the same rows from any place.
public record Cursor(List<String> keys) {

  /// Keys are ids, times and short names.
  static final int TEXT_LENGTH_MAX = 1_000;

  private static final int CHECKSUM_BYTES = 6;

  public Cursor {
    keys = List.copyOf(keys);
  }

  public static Cursor of(Object... keys) {
    return new Cursor(Arrays.stream(keys).map(Object::toString).toList());
  }

  /// The cursor as callers see it.
  ///
  /// @param list which list with which filters it is of
  String text(String list) {
    byte[] json = HttpJson.mapper().writeValueAsBytes(keys);
    byte[] signed = Arrays.copyOf(checksum(json, list), CHECKSUM_BYTES + json.length);
    System.arraycopy(json, 0, signed, CHECKSUM_BYTES, json.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
  }

  /// Reads a cursor; throws a [ProblemException] with 400 `invalid-cursor` if it is none that we
  /// gave for this list.
  static Cursor parse(String text, String list) {
    if (text.length() > TEXT_LENGTH_MAX) {
      throw invalid();
    }
    try {
      byte[] signed = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
      byte[] json =
          Arrays.copyOfRange(signed, Math.min(CHECKSUM_BYTES, signed.length), signed.length);
      if (!Arrays.equals(checksum(json, list), Arrays.copyOf(signed, CHECKSUM_BYTES))) {
        throw invalid();
      }
      return new Cursor(List.of(HttpJson.mapper().readValue(json, String[].class)));
    } catch (IllegalArgumentException | NullPointerException | JacksonException _) {
      throw invalid();
    }
  }

  public String text(int index) {
    return key(index, Function.identity());
  }

  public UUID uuid(int index) {
    return key(index, UUID::fromString);
  }

  public long number(int index) {
    return key(index, Long::valueOf);
  }

  public Instant instant(int index) {
    return key(index, Instant::parse);
  }

  private <T> T key(int index, Function<String, T> read) {
    if (index >= keys.size()) {
      throw invalid();
    }
    try {
      return read.apply(keys.get(index));
    } catch (IllegalArgumentException | DateTimeException _) {
      throw invalid();
    }
  }

  private static byte[] checksum(byte[] json, String list) {
    byte[] scope = (list + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] both = Arrays.copyOf(scope, scope.length + json.length);
    System.arraycopy(json, 0, both, scope.length, json.length);
    return Arrays.copyOf(Sha256.of(both), CHECKSUM_BYTES);
  }

  private static ProblemException invalid() {
    return new ProblemException(
        Problem.of(
            400,
            "invalid-cursor",
            "This cursor was not given for this list with these filters. Start again without a"
                + " cursor."));
  }
}
