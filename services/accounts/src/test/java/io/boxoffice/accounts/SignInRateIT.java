package io.boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SignInRateIT {

  @Test
  void one_client_address_signs_in_and_registers_only_so_often() {
    try (var server =
        new AccountsServer(
            "--boxoffice.web.rate-limits.sign-in.permits=2",
            "--boxoffice.web.rate-limits.registration.permits=1")) {
      assertThat(server.signIn("a@example.org", "wrong password").status()).isEqualTo(401);
      assertThat(server.signIn("b@example.org", "wrong password").status()).isEqualTo(401);
      var third = server.signIn("c@example.org", "wrong password");
      assertThat(third.status()).isEqualTo(429);
      assertThat(third.slug()).isEqualTo("too-many-requests");
      assertThat(server.verify("a@example.org", "000000").status()).isEqualTo(429);
      assertThat(server.register("a@example.org", AccountsServer.PASSWORD).status()).isEqualTo(202);
      assertThat(server.requestCode("b@example.org").status()).isEqualTo(429);
    }
  }
}
