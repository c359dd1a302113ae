package io.boxoffice.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives controllers a parameter of one type, or of `Optional` of it.
record Argument<T>(Class<T> type, Reader<T> reader, Problem ifAbsent)
    implements HandlerMethodArgumentResolver {

  /// Reads the parameter from a request; throws a [ProblemException] if it is malformed.
  @FunctionalInterface
  interface Reader<T> {
    Optional<T> read(HttpServletRequest request, HttpServletResponse response);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.nestedIfOptional().getNestedParameterType() == type;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders) {
    var request = web.getNativeRequest(HttpServletRequest.class);
    var response = web.getNativeResponse(HttpServletResponse.class);
    if (request == null || response == null) {
      throw new IllegalStateException("there is no servlet request here");
    }
    Optional<T> value = reader.read(request, response);
    return parameter.getParameterType() == Optional.class
        ? value
        : value.orElseThrow(() -> new ProblemException(ifAbsent));
  }
}
