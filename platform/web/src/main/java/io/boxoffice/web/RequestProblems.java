package io.boxoffice.web;

import io.boxoffice.web.Problem.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.validation.Errors;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestCookieException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// The problems of requests that Spring MVC refuses before a controller is called.
final class RequestProblems {

  /// How a pattern without words of its own speaks: a regular expression tells people nothing.
  private static final String PATTERN_MESSAGE = "must match \"";

  private RequestProblems() {}

  /// Spring's own refusals, which know their status.
  static Problem of(ErrorResponse refusal) {
    return switch (refusal) {
      case HandlerMethodValidationException e when !e.isForReturnValue() ->
          Problem.invalid(
              e.getParameterValidationResults().stream().flatMap(RequestProblems::errors).toList());
      case MissingRequestHeaderException e -> Problem.invalid(e.getHeaderName(), "is required");
      case MissingRequestCookieException e -> Problem.invalid(e.getCookieName(), "is required");
      case MissingServletRequestParameterException e ->
          Problem.invalid(e.getParameterName(), "is required");
      case ErrorResponse other -> ofStatus(other);
    };
  }

  private static Problem ofStatus(ErrorResponse refusal) {
    Problem problem = ofStatus(refusal.getStatusCode());
    for (String header : List.of("Allow", "Accept", Problem.RETRY_AFTER)) {
      List<String> values = refusal.getHeaders().getOrEmpty(header);
      if (!values.isEmpty()) {
        problem = problem.withHeader(header, String.join(", ", values));
      }
    }
    return problem;
  }

  /// What to say about a bare status.
  static Problem ofStatus(HttpStatusCode status) {
    return switch (status.value()) {
      case 401 -> AccessFilter.unauthenticated();
      case 403 -> Problem.forbidden();
      case 404 -> Problem.notFound();
      case 405 -> Problem.of(405, "method-not-allowed", "This path has no such method.");
      case 406 -> Problem.of(406, "not-acceptable", "Answers are application/json.");
      case 408 -> Problem.of(408, "request-timeout", "The request came too slowly.");
      case 413 -> Problem.of(413, "body-too-large", "The body is larger than allowed.");
      case 415 -> Problem.of(415, "unsupported-media-type", "Send the body as application/json.");
      case 431 -> Problem.of(431, "headers-too-large", "The headers are larger than allowed.");
      case 503 -> Problems.unavailable();
      default -> ofOtherStatus(status.value());
    };
  }

  private static Problem ofOtherStatus(int status) {
    return status < 500
        ? Problem.of(status, "bad-request", "The request could not be understood.")
        : Problem.of(status, "internal-error", "Something is broken here.");
  }

  /// Other exceptions that are the caller's doing.
  static Optional<Problem> of(Throwable failure) {
    return switch (failure) {
      // With a cause, the reason is not in the body but in reading it.
      case HttpMessageNotReadableException e when e.getCause() == null ->
          Optional.of(JsonProblems.absent());
      case MethodArgumentTypeMismatchException e ->
          Optional.of(Problem.invalid(e.getName(), expected(e.getRequiredType())));
      case ConstraintViolationException e -> Optional.of(violated(e.getConstraintViolations()));
      case InvalidMimeTypeException _ -> Optional.of(ofStatus(HttpStatusCode.valueOf(415)));
      case Throwable _ -> Optional.empty();
    };
  }

  /// What a value or its parts should be and are not.
  static Problem violated(Set<? extends ConstraintViolation<?>> constraints) {
    return Problem.invalid(
        constraints.stream()
            .map(
                (ConstraintViolation<?> constraint) ->
                    new FieldError(
                        constraint.getPropertyPath().toString(), message(constraint.getMessage())))
            .toList());
  }

  private static Stream<FieldError> errors(ParameterValidationResult result) {
    String name = Optional.ofNullable(result.getMethodParameter().getParameterName()).orElse("");
    if (result instanceof ParameterErrors ofObject) {
      Integer index = ofObject.getContainerIndex();
      return errors(ofObject, index == null ? "" : "[" + index + "].").stream();
    }
    return result.getResolvableErrors().stream()
        .map(error -> new FieldError(name, message(error.getDefaultMessage())));
  }

  private static List<FieldError> errors(Errors errors, String prefix) {
    var all = new ArrayList<FieldError>();
    for (ObjectError error : errors.getAllErrors()) {
      String field =
          error instanceof org.springframework.validation.FieldError ofField
              ? ofField.getField()
              : "";
      all.add(new FieldError(prefix + field, message(error.getDefaultMessage())));
    }
    return all;
  }

  private static String message(@Nullable String message) {
    return message == null || message.startsWith(PATTERN_MESSAGE) ? "is not valid" : message;
  }

  /// What a value of a type looks like, for a person.
  static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "is not valid";
    }
    if (type.isEnum()) {
      return "must be one of "
          + String.join(
              ", ", Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
    }
    return JsonProblems.expected(type);
  }
}
