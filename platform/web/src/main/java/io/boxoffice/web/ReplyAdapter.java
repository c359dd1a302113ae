package io.boxoffice.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/// Spring MVC's way of calling handlers, with [ReplyWriter] before all that writes answers: the
/// handlers that it lets an application add come last, when that of `@RestController` took all.
final class ReplyAdapter extends RequestMappingHandlerAdapter {

  @Override
  public void afterPropertiesSet() {
    super.afterPropertiesSet();
    List<HandlerMethodReturnValueHandler> writers = new ArrayList<>(List.of(new ReplyWriter()));
    List<HandlerMethodReturnValueHandler> usual = getReturnValueHandlers();
    if (usual != null) {
      writers.addAll(usual);
    }
    setReturnValueHandlers(writers);
  }
}
