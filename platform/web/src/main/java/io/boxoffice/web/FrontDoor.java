package io.boxoffice.web;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What is told to who comes without a path: where to go on.
@Hidden
@RestController
class FrontDoor {

  record Signpost(String name, String docs, String description, String liveness, String readiness) {
    static final Signpost HERE =
        new Signpost(
            "Boxoffice",
            "/docs",
            "/docs/openapi.json",
            "/actuator/health/liveness",
            "/actuator/health/readiness");
  }

  @GetMapping("/")
  Signpost here() {
    return Signpost.HERE;
  }
}
