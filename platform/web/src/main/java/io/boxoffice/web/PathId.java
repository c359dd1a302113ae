package io.boxoffice.web;

import io.boxoffice.core.Ids;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/// Gives controllers an id that stands in the path: a UUID or a record of one. Spring MVC would
/// look for a way to make any type of a text, for each request anew.
final class PathId implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.hasParameterAnnotation(PathVariable.class)
        && IdType.isId(parameter.getParameterType());
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders) {
    String name = String.valueOf(parameter.getParameterName());
    Object variables =
        web.getAttribute(
            HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    if (!(variables instanceof Map<?, ?> inPath && inPath.get(name) instanceof String text)) {
      throw new IllegalStateException(
          "the path of " + parameter.getExecutable() + " has no " + name);
    }
    try {
      return IdType.of(parameter.getParameterType(), Ids.parse(text));
    } catch (IllegalArgumentException _) {
      throw new ProblemException(Problem.invalid(name, JsonProblems.expected(UUID.class)));
    }
  }
}
