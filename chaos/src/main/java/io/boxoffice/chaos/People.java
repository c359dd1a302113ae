package io.boxoffice.chaos;

import io.boxoffice.core.Json;
import io.boxoffice.simulators.CaughtMail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Registers customers as people do, so that their mails have somebody to go to.
final class People {
  private static final String PASSWORD = "correct horse battery";
  private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");
  private static final Duration MAIL_WITHIN = Duration.ofSeconds(60);

  private final HttpShop http;
  private final World world;

  People(HttpShop http, World world) {
    this.http = http;
    this.world = world;
  }

  /// The accounts of new customers.
  List<UUID> register(int count) {
    List<UUID> accounts = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        accounts.add(register("customer-" + i + "@example.org"));
      }
    } catch (IOException e) {
      throw new ChaosFailure("customers could not be registered: " + e.getMessage(), e);
    }
    return accounts;
  }

  private UUID register(String email) throws IOException {
    Map<String, String> who = Map.of("email", email, "password", PASSWORD, "name", "Ada Example");
    post("/api/v1/accounts", who, 202);
    post("/api/v1/accounts/verification", Map.of("email", email, "code", code(email)), 204);
    String token =
        post("/api/v1/sessions", Map.of("email", email, "password", PASSWORD), 200)
            .path("accessToken")
            .asString();
    byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    String text = new String(claims, StandardCharsets.UTF_8);
    return UUID.fromString(Json.read(text, JsonNode.class).path("sub").asString());
  }

  private String code(String email) {
    List<CaughtMail> found = new ArrayList<>();
    boolean came =
        Patience.await(
            MAIL_WITHIN,
            () -> {
              world.mail(email, "Your code is").ifPresent(found::add);
              return !found.isEmpty();
            });
    Matcher code = CODE.matcher(came ? found.getFirst().subject() : "");
    if (!code.find()) {
      throw new ChaosFailure("no code was mailed to " + email);
    }
    return code.group(1);
  }

  private JsonNode post(String path, Object body, int wanted) throws IOException {
    return http.post(path, "", body, Map.of()).expect(wanted).json();
  }
}
