package io.boxoffice.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// An answer that leaves in one piece. Spring flushes each body before the answer is complete,
/// which costs a chunked encoding and a second packet; here what was written waits in Tomcat's
/// buffer for the end of the request, and then has a length. A stream of events is flushed as it
/// says.
class WholeAnswer extends HttpServletResponseWrapper {
  private static final String EVENT_STREAM = "text/event-stream";

  private @Nullable ServletOutputStream body;

  WholeAnswer(HttpServletResponse response) {
    super(response);
  }

  @Override
  public void flushBuffer() throws IOException {
    if (isStream()) {
      super.flushBuffer();
    }
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (body == null) {
      body = new Unflushed(super.getOutputStream());
    }
    return body;
  }

  private boolean isStream() {
    String type = getContentType();
    return type != null && type.startsWith(EVENT_STREAM);
  }

  private final class Unflushed extends ServletOutputStream {
    private final ServletOutputStream target;

    Unflushed(ServletOutputStream target) {
      this.target = target;
    }

    @Override
    public void write(int value) throws IOException {
      target.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      target.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      if (isStream()) {
        target.flush();
      }
    }

    @Override
    public void close() throws IOException {
      target.close();
    }

    @Override
    public boolean isReady() {
      return target.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      target.setWriteListener(listener);
    }
  }
}
