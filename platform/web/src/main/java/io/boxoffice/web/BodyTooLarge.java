package io.boxoffice.web;

import java.io.IOException;

/// A body went on after its limit. An [IOException], so that no reader takes what came for all.
final class BodyTooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  private final long max;

  BodyTooLarge(long max) {
    super("the body is larger than " + max + " bytes");
    this.max = max;
  }

  Problem problem() {
    return Problem.of(
            413, "body-too-large", "The body may have at most %d bytes here.".formatted(max))
        .with("maxBytes", max);
  }
}
