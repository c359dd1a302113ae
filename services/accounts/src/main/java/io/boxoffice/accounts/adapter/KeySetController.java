package io.boxoffice.accounts.adapter;

import io.boxoffice.web.SigningKeys;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The public keys of our access tokens (RFC 7517), so that others can verify them.
@RestController
public final class KeySetController {

  /// Others may keep the keys this long: a new one has to be published this long before it signs.
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final SigningKeys keys;

  public KeySetController(SigningKeys keys) {
    this.keys = keys;
  }

  @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> keys() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
        .contentType(MediaType.APPLICATION_JSON)
        .body(keys.jwks());
  }
}
