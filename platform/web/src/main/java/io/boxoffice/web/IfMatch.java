package io.boxoffice.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which versions a caller means to change: `If-Match` (RFC 9110 section 13.1.1), whose tags are
/// the `ETag`s that we gave. Without the header every version is meant. A parameter of controllers,
/// who hand it on with the command: the writer compares it with the state it decides on.
public record IfMatch(LongPredicate versions) {
  static final String HEADER = "If-Match";

  private static final IfMatch ANY = new IfMatch(_ -> true);
  private static final IfMatch EXISTING = new IfMatch(version -> version > 0);

  /// One tag, and the comma before the next. A weak one matches nothing, since the comparison is
  /// strong.
  private static final Pattern TAG =
      Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]{0,100})\"\\s*(,|$)");

  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

  /// The tag of a version, as `ETag` has it.
  public static String tag(long version) {
    return "\"" + version + "\"";
  }

  public static IfMatch any() {
    return ANY;
  }

  /// Throws a [ProblemException] with 400 if the header is malformed.
  static IfMatch of(HttpServletRequest request) {
    String header = String.join(",", Collections.list(request.getHeaders(HEADER)));
    if (header.isEmpty()) {
      return request.getHeader(HEADER) == null ? ANY : malformed();
    }
    return header.strip().equals("*") ? EXISTING : tags(header);
  }

  private static IfMatch tags(String header) {
    Set<Long> versions = new HashSet<>();
    Matcher tag = TAG.matcher(header);
    int end = 0;
    boolean more = true;
    while (more && tag.find(end) && tag.start() == end) {
      if (tag.group(1) == null && VERSION.matcher(tag.group(2)).matches()) {
        versions.add(Long.valueOf(tag.group(2)));
      }
      end = tag.end();
      more = tag.group(3).equals(",");
    }
    return more ? malformed() : new IfMatch(versions::contains);
  }

  private static IfMatch malformed() {
    throw new ProblemException(
        Problem.invalid(HEADER, "must be *, or ETags in quotes such as \"3\""));
  }

  /// What is answered to who meant another version (412), with the version that there is.
  static Problem stale(long version) {
    return Problem.of(
            412,
            "stale-version",
            "This was changed since you read it. Read it again, then decide anew.")
        .withHeader("ETag", tag(version));
  }
}
