package io.boxoffice.web;

import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/// Answers what Tomcat refuses before any filter sees it, such as a malformed request line or too
/// large headers, in place of Tomcat's HTML.
final class ProblemReportValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = asTheCallersFault(response.getStatus());
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    try {
      response.setStatus(status);
      response.setContentType(Problem.MEDIA_TYPE);
      response.setCharacterEncoding("utf-8");
      response.setHeader("X-Content-Type-Options", "nosniff");
      Writer writer = response.getReporter();
      if (writer != null) {
        // The path is what could not be understood: it is not given back.
        writer.write(RequestProblems.ofStatus(HttpStatusCode.valueOf(status)).json("/"));
        response.finishResponse();
      }
    } catch (IOException _) {
      // The client is gone.
      container.getLogger().debug("the client closed its connection");
    }
  }

  /// Tomcat says 501 and 505 to methods, codings and versions that nobody implements. Those come
  /// from the caller; a 5xx is what operators are woken for.
  private static int asTheCallersFault(int status) {
    return status == 501 || status == 505 ? 400 : status;
  }
}
