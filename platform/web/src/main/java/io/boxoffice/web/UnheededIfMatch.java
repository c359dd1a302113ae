package io.boxoffice.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses a change with `If-Match` where nobody would look at it: who sends one relies on it.
final class UnheededIfMatch implements HandlerInterceptor {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getHeader(IfMatch.HEADER) != null
        && !READING.contains(request.getMethod())
        && handler instanceof HandlerMethod method
        && Arrays.stream(method.getMethodParameters())
            .noneMatch(parameter -> parameter.getParameterType() == IfMatch.class)) {
      throw new ProblemException(
          Problem.invalid(IfMatch.HEADER, "is not taken here: what this changes has no version"));
    }
    return true;
  }
}
