package io.boxoffice.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;

/// Reads the body of a request as a record, and checks it: JSON of known fields, nothing required
/// missing, texts that are text, all constraints met. Spring MVC would read whatever type from
/// whatever format, which takes more than twice as long.
final class JsonBody implements HandlerMethodArgumentResolver {
  private static final MimeType ANY_JSON = new MimeType("application", "*+json");

  private final Validator validator;

  JsonBody(Validator validator) {
    this.validator = validator;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.hasParameterAnnotation(RequestBody.class)
        && parameter.getParameterType().isRecord();
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders)
      throws IOException {
    var request = web.getNativeRequest(HttpServletRequest.class);
    if (request == null) {
      throw new IllegalStateException("there is no servlet request here");
    }
    if (!isJson(request.getContentType())) {
      throw new ProblemException(
          RequestProblems.ofStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
              .withHeader("Accept", MediaType.APPLICATION_JSON_VALUE));
    }
    return checked(text(request), parameter.getParameterType());
  }

  /// JSON is UTF-8 (RFC 8259 section 8.1).
  private static boolean isJson(@Nullable String type) {
    if (type == null) {
      return false;
    }
    if (type.equals(MediaType.APPLICATION_JSON_VALUE)) {
      return true;
    }
    try {
      MimeType parsed = MimeTypeUtils.parseMimeType(type);
      Charset charset = parsed.getCharset();
      return (charset == null || charset.equals(StandardCharsets.UTF_8))
          && (parsed.equalsTypeAndSubtype(MediaType.APPLICATION_JSON) || ANY_JSON.includes(parsed));
    } catch (InvalidMimeTypeException _) {
      return false;
    }
  }

  /// Reads as much as was announced, with a buffer of that size: one that grows as it reads costs
  /// more than all else that is done with a small body.
  private static byte[] text(HttpServletRequest request) throws IOException {
    int announced = request.getContentLength();
    InputStream body = request.getInputStream();
    return announced < 0 ? body.readAllBytes() : body.readNBytes(announced);
  }

  private Object checked(byte[] json, Class<?> type) {
    Object body = read(json, type);
    List<Problem.FieldError> mistakes = BodyFields.mistakes(body);
    if (!mistakes.isEmpty()) {
      throw new ProblemException(Problem.invalid(mistakes));
    }
    // Names and free-form parts are not fields: the bytes are looked at as well.
    if (!JsonText.isClean(json)) {
      throw new ProblemException(
          JsonProblems.malformed("Texts may hold neither U+0000 nor half of a character."));
    }
    Set<ConstraintViolation<Object>> violations = validator.validate(body);
    if (!violations.isEmpty()) {
      throw new ProblemException(RequestProblems.violated(violations));
    }
    return body;
  }

  private static Object read(byte[] json, Class<?> type) {
    try {
      Object body = HttpJson.mapper().readValue(json, type);
      if (body != null) {
        return body;
      }
    } catch (JacksonException failure) {
      throw new ProblemException(JsonProblems.of(failure));
    }
    throw new ProblemException(JsonProblems.absent()); // It is the JSON null.
  }
}
