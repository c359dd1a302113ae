package io.boxoffice.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/// Spring MVC's way of calling handlers, with ours before its own for what nearly all requests
/// bring and get: a body of JSON, ids in the path, a [Reply]. Those that it lets an application add
/// come last, when its own have taken these.
final class Handlers extends RequestMappingHandlerAdapter {
  private final JsonBody bodies;

  Handlers(JsonBody bodies) {
    this.bodies = bodies;
  }

  @Override
  public void afterPropertiesSet() {
    super.afterPropertiesSet();
    List<HandlerMethodArgumentResolver> readers = List.of(bodies, new PathId());
    setArgumentResolvers(before(getArgumentResolvers(), readers));
    List<HandlerMethodReturnValueHandler> writers = List.of(new ReplyWriter());
    setReturnValueHandlers(before(getReturnValueHandlers(), writers));
  }

  private static <T> List<T> before(@Nullable List<T> usual, List<T> ours) {
    List<T> all = new ArrayList<>(ours);
    if (usual != null) {
      all.addAll(usual);
    }
    return all;
  }
}
