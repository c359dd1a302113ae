package io.boxoffice.app.operations;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The page on which operators see and end set-aside events. Its script talks to the API with the
/// token that the operator pastes.
@Hidden
@RestController
final class ParkedPage {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
          + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final byte[] page = resource("parked.html");
  private final byte[] script = resource("parked.js");
  private final byte[] style = resource("parked.css");

  @GetMapping("/ops/parked")
  ResponseEntity<byte[]> page() {
    return ResponseEntity.ok()
        .header("Content-Security-Policy", POLICY)
        .contentType(text("html"))
        .body(page);
  }

  @GetMapping("/ops/parked.js")
  ResponseEntity<byte[]> script() {
    return ResponseEntity.ok().contentType(text("javascript")).body(script);
  }

  @GetMapping("/ops/parked.css")
  ResponseEntity<byte[]> style() {
    return ResponseEntity.ok().contentType(text("css")).body(style);
  }

  private static MediaType text(String kind) {
    return new MediaType("text", kind, StandardCharsets.UTF_8);
  }

  private static byte[] resource(String name) {
    try (InputStream file = ParkedPage.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the program lacks " + name);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
