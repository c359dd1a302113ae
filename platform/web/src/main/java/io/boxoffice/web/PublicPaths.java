package io.boxoffice.web;

import java.util.List;

/// What is open to everyone: a service contributes a bean of this. All other paths need a token.
///
/// Each entry is a method and a path pattern of Spring MVC, such as `GET /api/v1/shows/{id}`; the
/// method may be `*`. GET includes HEAD.
public record PublicPaths(List<String> paths) {

  public PublicPaths {
    paths = List.copyOf(paths);
  }

  public static PublicPaths of(String... paths) {
    return new PublicPaths(List.of(paths));
  }
}
