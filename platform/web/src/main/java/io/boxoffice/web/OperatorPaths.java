package io.boxoffice.web;

import java.util.List;

/// What is open to operators only: a service contributes a bean of this. Written like
/// [PublicPaths]; wins over them.
public record OperatorPaths(List<String> paths) {

  public OperatorPaths {
    paths = List.copyOf(paths);
  }

  public static OperatorPaths of(String... paths) {
    return new OperatorPaths(List.of(paths));
  }
}
