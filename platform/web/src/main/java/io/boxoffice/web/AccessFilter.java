package io.boxoffice.web;

import io.boxoffice.web.AccessRules.Access;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lets a request pass if it may: the only filter of the security chain. A token that is sent must
/// be good, on public paths too, so that a client hears of an expired one.
final class AccessFilter extends RequestFilter {
  private static final String CALLER = Caller.class.getName();
  private static final String SCHEME = "Bearer ";

  private final TokenVerifier tokens;
  private final AccessRules rules;

  AccessFilter(TokenVerifier tokens, AccessRules rules) {
    this.tokens = tokens;
    this.rules = rules;
  }

  /// The caller of a request; empty on public paths without a token.
  static Optional<Caller> caller(HttpServletRequest request) {
    return Optional.ofNullable((Caller) request.getAttribute(CALLER));
  }

  @Override
  void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    @Nullable Problem refusal = refusal(request);
    if (refusal == null) {
      chain.doFilter(request, response);
    } else {
      ProblemWriter.write(refusal, request, response);
    }
  }

  private @Nullable Problem refusal(HttpServletRequest request) {
    Access access = rules.access(request);
    String authorization = request.getHeader("Authorization");
    if (authorization == null) {
      return access == Access.EVERYONE ? null : unauthenticated();
    }
    Optional<Caller> caller =
        authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
            ? tokens.verify(authorization.substring(SCHEME.length()).strip())
            : Optional.empty();
    if (caller.isEmpty()) {
      return invalidToken();
    }
    request.setAttribute(CALLER, caller.get());
    return access == Access.OPERATORS && !caller.get().isOperator() ? Problem.forbidden() : null;
  }

  static Problem unauthenticated() {
    return Problem.of(401, "unauthenticated", "Sign in and send the access token as Bearer.")
        .withHeader("WWW-Authenticate", "Bearer");
  }

  private static Problem invalidToken() {
    return Problem.of(
            401, "invalid-token", "The access token is not valid, or no longer. Sign in again.")
        .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
  }
}
