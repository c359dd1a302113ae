package io.boxoffice.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody with an account and a mailbox, as a whole purchase needs one: registered, verified by
/// the code that was mailed, and signed in.
record Patron(String token) {
  private static final String PASSWORD = "correct horse battery";
  private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");
  private static final Duration MAIL_WITHIN = Duration.ofMinutes(1);

  static Patron register(BenchClient client, String email) {
    Object signIn = Map.of("email", email, "password", PASSWORD);
    client.open(
        "/api/v1/accounts", Map.of("email", email, "password", PASSWORD, "name", "Ada Example"));
    String mailbox = "/api/v1/dev/mailbox?to=" + URLEncoder.encode(email, StandardCharsets.UTF_8);
    if (!Patience.await(MAIL_WITHIN, () -> code(client, mailbox).isPresent())) {
      throw new BenchFailure("No code was mailed to " + email + " within " + MAIL_WITHIN);
    }
    String code = code(client, mailbox).orElseThrow();
    client.open("/api/v1/accounts/verification", Map.of("email", email, "code", code));
    return new Patron(
        client.open("/api/v1/sessions", signIn).json().path("accessToken").asString());
  }

  private static Optional<String> code(BenchClient client, String mailbox) {
    String subject = client.get(mailbox).json().path("items").path(0).path("subject").asString("");
    Matcher code = CODE.matcher(subject);
    return code.find() ? Optional.of(code.group(1)) : Optional.empty();
  }
}
