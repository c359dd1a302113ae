package io.boxoffice.web;

import io.boxoffice.core.PassingFailure;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/// Knows the problem of every failure of a request, and answers with it.
final class Problems implements HandlerExceptionResolver, Ordered {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private final List<ProblemSource> sources;

  Problems(List<ProblemSource> sources) {
    this.sources = sources;
  }

  /// Before Spring's own, which would answer with empty bodies.
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    try {
      answer(failure, request, response);
      return new ModelAndView();
    } catch (IOException _) {
      log.debug("the client closed its connection");
      return new ModelAndView();
    }
  }

  void answer(Throwable failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (failure instanceof AsyncRequestNotUsableException) {
      return;
    }
    Problem problem = of(failure);
    if (problem.status() >= 500 && !(failure instanceof ProblemException)) {
      report(problem, failure, request);
    }
    ProblemWriter.write(problem, request, response);
  }

  private static void report(Problem problem, Throwable failure, HttpServletRequest request) {
    if (problem.status() == 500) {
      log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
    } else {
      log.warn(
          "{} {} is answered {}: {}",
          request.getMethod(),
          request.getRequestURI(),
          problem.status(),
          reason(failure));
    }
  }

  /// In one line: the message of what wraps it may hold a whole statement.
  private static String reason(Throwable failure) {
    String told = NestedExceptionUtils.getMostSpecificCause(failure).toString();
    return told.lines().findFirst().orElse(told);
  }

  Problem of(Throwable failure) {
    for (ProblemSource source : sources) {
      Optional<Problem> problem = source.problem(failure);
      if (problem.isPresent()) {
        return problem.get();
      }
    }
    return switch (failure) {
      case ProblemException e -> e.problem();
      case PassingFailure _ -> unavailable();
      // No connection in time, a lost one, or a statement that was cancelled.
      case DataAccessResourceFailureException _, TransientDataAccessException _ -> unavailable();
      case DataIntegrityViolationException e when outOfRange(e) ->
          Problem.of(400, "out-of-range", "A number or time of the request is out of range.");
      case BodyTooLarge e -> e.problem();
      case SocketTimeoutException _ ->
          Problem.of(408, "request-timeout", "The request came too slowly.");
      case RequestRejectedException _ -> Firewall.problem();
      case InvalidParameterException _ -> Firewall.problem();
      case BadRequestException _ -> incomplete();
      case EOFException _ -> incomplete();
      case ErrorResponse e -> RequestProblems.of(e);
      case Throwable other -> RequestProblems.of(other).orElseGet(() -> ofCause(other));
    };
  }

  /// Reading a request fails beneath the exceptions of Spring MVC.
  private Problem ofCause(Throwable failure) {
    return failure.getCause() instanceof IOException cause ? of(cause) : internal();
  }

  private static Problem incomplete() {
    return Problem.of(400, "bad-request", "The body did not arrive as its headers say.");
  }

  /// More is asked at once than can be done in good time. Not 503: Tomcat closes the connection
  /// after one, and opening the next costs more than serving.
  static Problem busy(Places full) {
    return Problem.of(429, "busy", "Too many are asking at once. Try again in a second.")
        .withHeader(HttpHeaders.RETRY_AFTER, "1")
        .withHeader("RateLimit-Limit", Integer.toString(full.ofOneMax()))
        .withHeader("RateLimit-Remaining", "0")
        .withHeader("RateLimit-Reset", "1");
  }

  /// Also when a commit was sent and its answer lost: that change may be made.
  static Problem unavailable() {
    return Problem.of(
            503,
            "try-again",
            "This can't be done at the moment, or was done and not confirmed. Try again shortly:"
                + " what has the same Idempotency-Key is done only once.")
        .withHeader(HttpHeaders.RETRY_AFTER, "1");
  }

  /// Tells nothing but where to find more in the log.
  private static Problem internal() {
    return Problem.of(
            500, "internal-error", "Something is broken here. Tell us the correlation id.")
        .with("correlationId", Correlation.current().id());
  }

  /// Class 22 of SQL states is about values that the database can't take, such as the year
  /// 999999999 in a filter.
  private static boolean outOfRange(DataIntegrityViolationException failure) {
    return failure.getMostSpecificCause() instanceof SQLException cause
        && String.valueOf(cause.getSQLState()).startsWith("22");
  }
}
