package io.boxoffice.web;

import io.boxoffice.core.Invariant;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Spring MVC's routes. For a path with a variable it asks all of them whether they match; here
/// those of the request's method with as many parts are asked first. Whatever is not plain is
/// Spring's to decide: several that match, or none.
///
/// A route without a method must not have the shape of one with a variable: it would come second.
final class Routes extends RequestMappingHandlerMapping {
  private final Map<Shape, List<Route>> routes = new HashMap<>();

  private record Shape(String method, int parts) {
    static Shape of(String method, String path) {
      int parts = 0;
      for (int i = 0; i < path.length(); i++) {
        parts += path.charAt(i) == '/' ? 1 : 0;
      }
      return new Shape(method, parts);
    }
  }

  private record Route(RequestMappingInfo condition, HandlerMethod handler) {}

  @Override
  protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> handlers) {
    super.handlerMethodsInitialized(handlers);
    handlers.forEach(
        (condition, handler) -> {
          for (Shape shape : shapes(condition)) {
            routes
                .computeIfAbsent(shape, _ -> new ArrayList<>())
                .add(new Route(condition, handler));
          }
        });
  }

  private static Set<Shape> shapes(RequestMappingInfo condition) {
    Set<Shape> shapes = new HashSet<>();
    for (String pattern : condition.getPatternValues()) {
      boolean ofAnyLength = pattern.contains("**") || pattern.contains("{*");
      Invariant.check(!ofAnyLength, "route %s has no number of parts", pattern);
      for (RequestMethod method : condition.getMethodsCondition().getMethods()) {
        shapes.add(Shape.of(method.name(), pattern));
      }
    }
    return shapes;
  }

  @Override
  protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
      throws Exception {
    List<Route> matches = matches(path, request);
    if (matches.size() != 1) {
      return super.lookupHandlerMethod(path, request);
    }
    Route only = matches.getFirst();
    request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, only.handler());
    handleMatch(only.condition(), path, request);
    return only.handler();
  }

  private List<Route> matches(String path, HttpServletRequest request) {
    List<Route> matches = new ArrayList<>();
    for (Route route : routes.getOrDefault(Shape.of(request.getMethod(), path), List.of())) {
      RequestMappingInfo match = getMatchingMapping(route.condition(), request);
      if (match != null) {
        matches.add(new Route(match, route.handler()));
      }
    }
    return matches;
  }
}
