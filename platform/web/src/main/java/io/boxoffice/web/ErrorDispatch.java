package io.boxoffice.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Answers what the servlet container dispatches as an error, in place of Spring Boot's page.
@Hidden
@Controller
final class ErrorDispatch implements ErrorController {

  /// Asked for directly it is like any other path that does not exist.
  @RequestMapping("${spring.web.error.path:${error.path:/error}}")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Problem problem =
        RequestProblems.ofStatus(
            HttpStatusCode.valueOf(status instanceof Integer code ? code : 404));
    ProblemWriter.write(problem, request, response);
  }
}
