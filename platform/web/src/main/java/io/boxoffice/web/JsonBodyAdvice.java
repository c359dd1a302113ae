package io.boxoffice.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/// Checks each body of JSON: that nothing required is missing, and that its texts are text.
@ControllerAdvice
final class JsonBodyAdvice extends RequestBodyAdviceAdapter {

  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return JacksonJsonHttpMessageConverter.class.isAssignableFrom(converter);
  }

  @Override
  public HttpInputMessage beforeBodyRead(
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter)
      throws IOException {
    return new Read(message.getHeaders(), text(message));
  }

  /// Reads as much as was announced, with a buffer of that size: one that grows as it reads costs
  /// more than all else that is done with a small body.
  private static byte[] text(HttpInputMessage message) throws IOException {
    long announced = message.getHeaders().getContentLength();
    InputStream body = message.getBody();
    if (announced < 0 || announced > Integer.MAX_VALUE) {
      return body.readAllBytes();
    }
    return body.readNBytes(Math.toIntExact(announced));
  }

  @Override
  public Object afterBodyRead(
      @Nullable Object body,
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter) {
    if (body == null) {
      // The JSON null; no body at all does not come here.
      throw new ProblemException(
          Problem.of(400, "malformed-json", "The request needs a body of JSON."));
    }
    List<Problem.FieldError> mistakes = BodyFields.mistakes(body);
    if (!mistakes.isEmpty()) {
      throw new ProblemException(Problem.invalid(mistakes));
    }
    // Names and free-form parts are not fields: the bytes are looked at as well.
    if (message instanceof Read read && !JsonText.isClean(read.json)) {
      throw new ProblemException(
          Problem.of(
              400, "malformed-json", "Texts may hold neither U+0000 nor half of a character."));
    }
    return body;
  }

  private static final class Read implements HttpInputMessage {
    private final HttpHeaders headers;
    private final byte[] json;

    Read(HttpHeaders headers, byte[] json) {
      this.headers = headers;
      this.json = json;
    }

    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(json);
    }

    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }
  }
}
