package io.boxoffice.web;

import java.util.Optional;

/// Knows the problem for some exceptions. Beans of this are asked before the built-in rules.
@FunctionalInterface
public interface ProblemSource {
  Optional<Problem> problem(Throwable failure);
}
