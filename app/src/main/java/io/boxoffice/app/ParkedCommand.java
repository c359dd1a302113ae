package io.boxoffice.app;

import io.boxoffice.app.OperatorApi.Answer;
import io.boxoffice.messaging.ParkedEvent;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// Lists, shows and ends the events that subscriptions set aside, over the API of a running
/// installation.
@Command(
    name = "parked",
    description = "What could not be handled and was set aside: to be seen, tried again, dropped.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "It asks a running installation, as an operator. To become one: register an account and give"
          + " it the role with ./boxoffice grant --role OPERATOR. POST /api/v1/sessions then gives"
          + " the accessToken for --token or BOXOFFICE_TOKEN. Beside a development installation"
          + " --data is enough."
    })
final class ParkedCommand implements Runnable {
  private static final int REFUSED = 1;
  private static final int PAGE = 100;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "What is to be done? list, show, retry or drop; see --help.");
  }

  @Command(description = "Lists them, the oldest first.", mixinStandardHelpOptions = true)
  int list(
      @Mixin OperatorOptions operator,
      @Option(
              names = "--state",
              paramLabel = "S",
              description = "One of ${COMPLETION-CANDIDATES} (default: all but DROPPED).")
          ParkedEvent.@Nullable State state,
      @Option(names = "--subscription", paramLabel = "N", description = "Of this one only.")
          @Nullable String subscription) {
    String filter =
        "parked?limit="
            + PAGE
            + parameter("state", state)
            + parameter("subscription", subscription);
    try (OperatorApi api = operator.api()) {
      Answer page = api.get(filter);
      boolean empty = true;
      while (!page.isRefused()) {
        JsonNode items = page.body().path("items");
        items.forEach(event -> out().println(line(event)));
        empty &= items.isEmpty();
        String next = page.body().path("next").asString("");
        if (next.isEmpty()) {
          if (empty) { // Aside from the list, which stays empty for who counts its lines.
            spec.commandLine().getErr().println("No such event is set aside.");
          }
          return 0;
        }
        page = api.get(filter + parameter("cursor", next));
      }
      return ended(page, "");
    }
  }

  @Command(description = "Shows one with its data and metadata.", mixinStandardHelpOptions = true)
  int show(@Mixin OperatorOptions operator, @Parameters(paramLabel = "ID") UUID id) {
    try (OperatorApi api = operator.api()) {
      Answer found = api.get("parked/" + id);
      return ended(found, found.body().toPrettyString());
    }
  }

  @Command(description = "Lets one be tried again at once.", mixinStandardHelpOptions = true)
  int retry(@Mixin OperatorOptions operator, @Parameters(paramLabel = "ID") UUID id) {
    try (OperatorApi api = operator.api()) {
      return ended(api.post("parked/" + id + "/retry"), id + " is tried again.");
    }
  }

  @Command(
      description = "Gives one up: it never takes effect, the next of its key goes on.",
      mixinStandardHelpOptions = true)
  int drop(
      @Mixin OperatorOptions operator,
      @Parameters(paramLabel = "ID") UUID id,
      @Option(names = "--reason", paramLabel = "R", required = true, description = "Why.")
          String reason) {
    try (OperatorApi api = operator.api()) {
      return ended(api.delete("parked/" + id, Map.of("reason", reason)), id + " is dropped.");
    }
  }

  /// Says what a person has to know, and gives the exit status.
  private int ended(Answer answer, String done) {
    if (answer.isRefused()) {
      spec.commandLine().getErr().println(answer.detail());
      return REFUSED;
    }
    out().println(done);
    return 0;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private static String parameter(String name, @Nullable Object value) {
    return value == null
        ? ""
        : "&" + name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
  }

  private static String line(JsonNode event) {
    return "%s  %-8s  %s  %s  %s version %d, tries: %d, since %s%n    %s"
        .formatted(
            event.path("id").asString(),
            event.path("state").asString(),
            event.path("subscription").asString(),
            event.path("type").asString(),
            event.path("stream").asString(),
            event.path("version").asLong(),
            event.path("tries").asLong(),
            event.path("parkedAt").asString(),
            event.path("reason").asString().replaceAll("\\s+", " "));
  }
}
