package io.boxoffice.accounts.adapter;

import io.boxoffice.core.Email;
import io.boxoffice.web.Problem;
import io.boxoffice.web.ProblemException;

/// Reads the e-mail addresses of requests.
final class Addresses {
  static final String EXPECTED = "must be an e-mail address";

  private Addresses() {}

  /// The address, or a [ProblemException] with 400 that names the field.
  static Email email(String text) {
    try {
      return new Email(text);
    } catch (IllegalArgumentException _) {
      throw new ProblemException(Problem.invalid("email", EXPECTED));
    }
  }
}
