package io.boxoffice.app;

import io.boxoffice.app.Api.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Somebody who registered with an address, verified it by the mailed code and can sign in.
record Person(Api api, String email) {
  private static final String PASSWORD = "correct horse battery";
  private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");

  static Person register(Api api) throws IOException {
    var person = new Person(api, "person-" + Api.IDS.next() + "@example.org");
    api.post(
            "/api/v1/accounts",
            "",
            Map.of("email", person.email, "password", PASSWORD, "name", "Ada Example"))
        .expect(202);
    Matcher code = CODE.matcher(person.mail("Your code is").path("subject").asString());
    if (!code.find()) {
      throw new AssertionError("the mail has no code");
    }
    api.post(
            "/api/v1/accounts/verification",
            "",
            Map.of("email", person.email, "code", code.group(1)))
        .expect(204);
    return person;
  }

  /// An access token with the roles of now.
  String signIn() throws IOException {
    return api.post("/api/v1/sessions", "", Map.of("email", email, "password", PASSWORD))
        .expect(200)
        .text("accessToken");
  }

  /// The first mail with such a subject, once it is there.
  JsonNode mail(String subject) throws IOException {
    Until.holds("a mail: " + subject, () -> !mails(subject).isEmpty());
    return mails(subject).getFirst();
  }

  /// All mails whose subject begins so.
  List<JsonNode> mails(String subject) throws IOException {
    Answer mailbox = api.get("/api/v1/dev/mailbox?to=" + email, "").expect(200);
    return mailbox
        .body()
        .path("items")
        .valueStream()
        .filter(mail -> mail.path("subject").asString().startsWith(subject))
        .toList();
  }
}
