package io.boxoffice.accounts.adapter;

import io.boxoffice.accounts.application.Access;
import io.boxoffice.accounts.application.Sessions;
import io.boxoffice.accounts.application.Sessions.Rotated;
import io.boxoffice.accounts.application.SignIns;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.core.Email;
import io.boxoffice.web.Problem;
import io.boxoffice.web.ProblemException;
import io.boxoffice.web.RateLimited;
import io.boxoffice.web.WebProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Signing in, staying so and signing out. The refresh token travels in a cookie that scripts can't
/// read and other sites can't send.
@RestController
@RequestMapping("/api/v1/sessions")
public final class SessionController {
  static final String COOKIE = "boxoffice-refresh";
  private static final String COOKIE_PATH = "/api/v1/sessions";

  private final SignIns signIns;
  private final Sessions sessions;
  private final Access access;
  private final Duration refreshLife;

  public SessionController(
      SignIns signIns, Sessions sessions, Access access, Duration refreshLife) {
    this.signIns = signIns;
    this.sessions = sessions;
    this.access = access;
    this.refreshLife = refreshLife;
  }

  record Credentials(
      @Size(max = Email.LENGTH_MAX, message = Addresses.EXPECTED) String email,
      @Size(max = 200, message = "must have at most {max} characters") String password) {

    @Override
    public String toString() {
      return "Credentials[hidden]";
    }
  }

  /// @param expiresIn seconds
  record Session(String accessToken, long expiresIn) {}

  @PostMapping
  @RateLimited(WebProperties.SIGN_IN)
  ResponseEntity<Session> signIn(
      @RequestBody @Valid Credentials credentials, HttpServletRequest request) {
    Email email = Addresses.email(credentials.email());
    return switch (signIns.signIn(email, credentials.password(), RequestMetadata.current())) {
      case SignIns.Answer.SignedIn(var accountId) ->
          session(accountId, sessions.start(accountId), request);
      case SignIns.Answer.Failed() -> throw new ProblemException(failed());
      case SignIns.Answer.Refused(var reason) -> throw new ProblemException(reason);
    };
  }

  @PostMapping("/refresh")
  ResponseEntity<Session> refresh(
      @CookieValue(name = COOKIE, defaultValue = "") String token, HttpServletRequest request) {
    Rotated rotated =
        sessions.rotate(token).orElseThrow(() -> new ProblemException(ended(request)));
    return session(rotated.accountId(), rotated.token(), request);
  }

  @DeleteMapping
  ResponseEntity<Void> signOut(
      @CookieValue(name = COOKIE, defaultValue = "") String token, HttpServletRequest request) {
    sessions.end(token);
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request))
        .build();
  }

  private ResponseEntity<Session> session(
      AccountId accountId, String refreshToken, HttpServletRequest request) {
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, cookie(refreshToken, refreshLife, request))
        .body(new Session(access.token(accountId), access.tokenLife().toSeconds()));
  }

  private static String cookie(String token, Duration life, HttpServletRequest request) {
    return ResponseCookie.from(COOKIE, token)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Strict")
        .path(COOKIE_PATH)
        .maxAge(life)
        .build()
        .toString();
  }

  private static Problem failed() {
    return Problem.of(401, "sign-in-failed", "The e-mail address or the password is wrong.");
  }

  private static Problem ended(HttpServletRequest request) {
    return Problem.of(401, "session-ended", "The session has ended. Sign in again.")
        .withHeader(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request));
  }
}
