package io.boxoffice.web;

import io.boxoffice.core.InvariantViolation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Writes the [Reply] of a handler. All of it is known, so nothing is negotiated or converted,
/// which would cost as much as making the JSON.
final class ReplyWriter implements HandlerMethodReturnValueHandler {

  @Override
  public boolean supportsReturnType(MethodParameter returned) {
    return returned.getParameterType() == Reply.class;
  }

  @Override
  public void handleReturnValue(
      @Nullable Object returned,
      MethodParameter type,
      ModelAndViewContainer container,
      NativeWebRequest request)
      throws IOException {
    container.setRequestHandled(true);
    var response = request.getNativeResponse(HttpServletResponse.class);
    if (returned instanceof Reply reply && response != null) {
      write(reply, response);
    } else {
      throw new InvariantViolation(type.getExecutable() + " answers nothing");
    }
  }

  private static void write(Reply reply, HttpServletResponse response) throws IOException {
    response.setStatus(reply.status());
    reply.headers().forEach(response::setHeader);
    if (reply.hasBody()) {
      byte[] json = HttpJson.mapper().writeValueAsBytes(reply.body());
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      response.setContentLength(json.length);
      response.getOutputStream().write(json);
    }
  }
}
