package io.boxoffice.accounts.adapter;

import io.boxoffice.accounts.application.Registrant;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.core.Email;
import io.boxoffice.core.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/// What a browser remembers of its registration: which one it was, and for which address. No
/// secret: it only keeps its bearer from entering a code of somebody else's registration.
final class RegistrationCookie {
  static final String NAME = "boxoffice-registration";
  private static final String PATH = "/api/v1/accounts";
  private static final int ID_LENGTH = 36;

  /// People may look into their mailbox the next day.
  private static final Duration LIFE = Duration.ofDays(1);

  private RegistrationCookie() {}

  static String of(AccountId registration, Email email, HttpServletRequest request) {
    return ResponseCookie.from(NAME, value(registration, email))
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Strict")
        .path(PATH)
        .maxAge(LIFE)
        .build()
        .toString();
  }

  /// Who asks about an address; a cookie of another address says nothing.
  static Registrant registrant(Email email, String cookie) {
    return new Registrant(email, registration(email, cookie));
  }

  private static @Nullable AccountId registration(Email email, String cookie) {
    if (cookie.length() <= ID_LENGTH) {
      return null;
    }
    try {
      AccountId registration = AccountId.of(cookie.substring(0, ID_LENGTH));
      return cookie.equals(value(registration, email)) ? registration : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static String value(AccountId registration, Email email) {
    byte[] address = Sha256.of(registration + " " + email.value());
    return registration + Base64.getUrlEncoder().withoutPadding().encodeToString(address);
  }
}
