package io.boxoffice.core;

import java.util.Map;

/// Why a command was refused: a value, told to the caller as a problem (RFC 9457).
public interface Refusal {

  /// How a refusal is told apart by callers. The HTTP status follows from it.
  enum Kind {
    /// The request itself makes no sense (400).
    INVALID,
    /// The caller may not do this (403).
    FORBIDDEN,
    /// There is no such thing, or it is not the caller's to know (404).
    NOT_FOUND,
    /// The state does not allow it now (409).
    CONFLICT,
    /// Too often; to be tried again later (429).
    TOO_MANY
  }

  /// The stable name of the reason in kebab case, such as `sold-out`; the problem's type ends in
  /// it.
  String slug();

  /// A sentence that a person can act on. Holds no personal data.
  String detail();

  default Kind kind() {
    return Kind.CONFLICT;
  }

  /// Further members of the problem, such as how many are left.
  default Map<String, Object> facts() {
    return Map.of();
  }
}
