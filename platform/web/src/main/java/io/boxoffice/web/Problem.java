package io.boxoffice.web;

import io.boxoffice.core.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An error as told to the caller: RFC 9457, `application/problem+json`.
///
/// @param slug the stable name in kebab case; the problem's type is `/problems/<slug>`
/// @param status the HTTP status
/// @param detail a sentence that a person can act on; holds no secret and no personal data
/// @param errors what is wrong with single fields of the request
/// @param members further members, such as how many are left
/// @param headers headers of the answer, such as `Retry-After`; not part of the body
public record Problem(
    String slug,
    int status,
    String detail,
    List<FieldError> errors,
    Map<String, Object> members,
    Map<String, String> headers) {

  static final String MEDIA_TYPE = "application/problem+json";
  static final String RETRY_AFTER = "Retry-After";

  /// The fact of a [Refusal] of kind TOO_MANY that says when to try again.
  static final String RETRY_AFTER_SECONDS = "retryAfterSeconds";

  /// What is wrong with one field.
  ///
  /// @param field a path such as `lines[0].quantity`
  public record FieldError(String field, String message) {}

  public Problem {
    errors = List.copyOf(errors);
    members = Map.copyOf(members);
    headers = Map.copyOf(headers);
  }

  public static Problem of(int status, String slug, String detail) {
    return new Problem(slug, status, detail, List.of(), Map.of(), Map.of());
  }

  /// The refusal with its facts as members; 429 gets `Retry-After` from its `retryAfterSeconds`.
  public static Problem of(Refusal refusal) {
    Problem problem =
        new Problem(
            refusal.slug(),
            status(refusal.kind()),
            refusal.detail(),
            List.of(),
            refusal.facts(),
            Map.of());
    Object seconds = refusal.facts().get(RETRY_AFTER_SECONDS);
    return seconds == null ? problem : problem.withHeader(RETRY_AFTER, seconds.toString());
  }

  private static int status(Refusal.Kind kind) {
    return switch (kind) {
      case INVALID -> 400;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case CONFLICT -> 409;
      case TOO_MANY -> 429;
    };
  }

  /// 400 for one field of the request.
  public static Problem invalid(String field, String message) {
    return invalid(List.of(new FieldError(field, message)));
  }

  /// 400 for several fields of the request.
  public static Problem invalid(List<FieldError> errors) {
    return of(400, "invalid-request", "Some fields of the request are not valid.")
        .withErrors(errors);
  }

  public static Problem notFound() {
    return of(404, "not-found", "There is no such thing here.");
  }

  public static Problem forbidden() {
    return of(403, "forbidden", "Your account may not do this.");
  }

  public Problem withErrors(List<FieldError> more) {
    var all = new ArrayList<>(errors);
    all.addAll(more);
    return new Problem(slug, status, detail, all, members, headers);
  }

  public Problem with(String member, Object value) {
    var all = new LinkedHashMap<>(members);
    all.put(member, value);
    return new Problem(slug, status, detail, errors, all, headers);
  }

  public Problem withHeader(String name, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Problem(slug, status, detail, errors, members, all);
  }

  public String type() {
    return "/problems/" + slug;
  }

  /// The slug as a person reads it: `sold-out` is `Sold out`.
  public String title() {
    String words = slug.replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /// The body of the answer; the standard members can't be overwritten by further ones.
  String json(String instance) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", type());
    body.put("title", title());
    body.put("status", status);
    body.put("detail", detail);
    body.put("instance", instance);
    if (!errors.isEmpty()) {
      body.put("errors", errors);
    }
    members.forEach(body::putIfAbsent);
    return HttpJson.mapper().writeValueAsString(body);
  }
}
