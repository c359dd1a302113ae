package io.boxoffice.web;

import io.boxoffice.core.Refusal;

/// Ends a request with a problem. For controllers and what they call at the edge; refusals of
/// decisions are values until they reach a controller.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /// Has no stack trace: it is an answer, and one costs more than the rest of a refused request.
  public ProblemException(Problem problem) {
    super(problem.slug(), null, false, false);
    this.problem = problem;
  }

  public ProblemException(Refusal refusal) {
    this(Problem.of(refusal));
  }

  public Problem problem() {
    return problem;
  }
}
