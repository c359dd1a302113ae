package io.boxoffice.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WebhookSignatureTest {

  /// Computed with `printf '1700000000.{"id":"evt_1"}' | openssl dgst -sha256 -hmac secret`.
  @Test
  void the_signature_is_what_others_compute() {
    assertThat(WebhookSignature.of("secret", "1700000000", "{\"id\":\"evt_1\"}"))
        .isEqualTo("af784f27423c462e20039559cd4264140f7b7ed4c9090e26fd663faa5eeb8dda");
  }
}
