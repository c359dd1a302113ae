package io.boxoffice.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Applies [RateLimited] by the address of the connection. Forwarding headers are not believed.
final class RateLimitInterceptor implements HandlerInterceptor {
  private final RateLimiter limiter;

  RateLimitInterceptor(RateLimiter limiter) {
    this.limiter = limiter;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      RateLimited limited = method.getMethod().getAnnotation(RateLimited.class);
      if (limited != null) {
        var standing = limiter.take(limited.value(), request.getRemoteAddr());
        if (standing.refused()) {
          throw new ProblemException(standing.problem());
        }
        standing.headers().forEach(response::setHeader);
      }
    }
    return true;
  }
}
