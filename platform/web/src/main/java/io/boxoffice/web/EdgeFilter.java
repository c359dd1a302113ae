package io.boxoffice.web;

import io.boxoffice.core.Ids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// The outermost filter: gives each request its correlation, each answer its headers, and answers
/// what fails before or after Spring MVC.
final class EdgeFilter extends RequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(EdgeFilter.class);
  private static final String HEALTH = "/actuator/";

  private final Ids ids;
  private final Problems problems;
  private final Places places;

  EdgeFilter(Ids ids, Problems problems, Places places) {
    this.ids = ids;
    this.problems = problems;
    this.places = places;
  }

  @Override
  void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    Correlation correlation = correlation(request);
    response.setHeader(Correlation.HEADER, correlation.id());
    MDC.put(Correlation.MDC_KEY, correlation.id());
    try {
      correlation.call(
          () -> {
            answer(request, new SecureHeaders(request, response), chain);
            return correlation;
          });
    } catch (IOException _) {
      // The client is gone; there is nobody to tell.
      LOG.debug("the client closed its connection");
    } finally {
      MDC.remove(Correlation.MDC_KEY);
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    String path = request.getRequestURI();
    if (path.startsWith(HEALTH)) {
      pass(request, response, chain); // Asked most when there is most to do.
    } else if (places.enter(path)) {
      try {
        pass(request, response, chain);
      } finally {
        places.leave(path);
      }
    } else {
      ProblemWriter.write(Problems.busy(places), request, response);
    }
  }

  private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | IOException | RuntimeException failure) {
      // A named edge: whatever happens to a request, it gets an answer.
      problems.answer(failure, request, response);
    }
  }

  private Correlation correlation(HttpServletRequest request) {
    String sent = request.getHeader(Correlation.HEADER);
    String id = sent != null && Correlation.isId(sent) ? sent : ids.next().toString();
    return Correlation.of(id, request.getHeader(Correlation.TRACEPARENT_HEADER));
  }
}
