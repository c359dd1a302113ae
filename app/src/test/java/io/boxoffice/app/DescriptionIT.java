package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// The description of the API and the API are the same.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DescriptionIT {
  private JsonNode json = io.boxoffice.core.Json.mapper().nullNode();

  @BeforeAll
  void describe() throws IOException {
    json = TestInstallation.shop().api().get("/docs/openapi.json", "").expect(200).body();
  }

  @Test
  void every_route_is_described_and_every_described_one_exists() {
    Set<String> described = new TreeSet<>();
    json.path("paths")
        .forEachEntry(
            (path, item) ->
                item.propertyNames().forEach(method -> described.add(method + " " + path)));

    assertThat(described).isEqualTo(routes()).hasSizeGreaterThan(25);
  }

  private static Set<String> routes() {
    var mappings = TestInstallation.server().part(DispatcherServlet.class).getHandlerMappings();
    return Stream.ofNullable(mappings)
        .flatMap(List::stream)
        .filter(RequestMappingHandlerMapping.class::isInstance)
        .map(RequestMappingHandlerMapping.class::cast)
        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
        .filter(entry -> isOurs(entry.getValue()))
        .flatMap(DescriptionIT::routes)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isOurs(HandlerMethod method) {
    return method.getBeanType().getName().startsWith("io.boxoffice.")
        && !method.getBeanType().isAnnotationPresent(Hidden.class);
  }

  private static Stream<String> routes(Map.Entry<RequestMappingInfo, HandlerMethod> entry) {
    RequestMappingInfo info = entry.getKey();
    return info.getPatternValues().stream()
        .flatMap(
            path ->
                info.getMethodsCondition().getMethods().stream()
                    .map(method -> method.name().toLowerCase(java.util.Locale.ROOT) + " " + path));
  }

  @Test
  void it_can_be_read_and_refers_to_nothing_that_is_not_there() throws IOException {
    OpenAPI api = Json31.mapper().readValue(json.toString(), OpenAPI.class);

    assertThat(api.getPaths()).isNotEmpty();
    assertThat(json.findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(json.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void commands_tell_their_statuses() {
    assertThat(statuses("post /api/v1/shows")).contains("201", "400", "401", "422");
    assertThat(statuses("post /api/v1/shows/{showId}/publish")).contains("200", "404", "412");
    assertThat(statuses("post /api/v1/orders")).contains("201");
    assertThat(statuses("post /api/v1/orders/{id}/payments")).contains("202", "200");
    assertThat(statuses("delete /api/v1/holds/{holdId}")).contains("204").doesNotContain("200");
    assertThat(statuses("post /api/v1/accounts")).contains("202").doesNotContain("401");
    assertThat(statuses("post /api/v1/shows/{showId}/holds")).contains("201", "429", "503");
    assertThat(statuses("delete /api/v1/sessions")).contains("204");
  }

  private Set<String> statuses(String route) {
    String[] parts = route.split(" ", 2);
    JsonNode responses = json.path("paths").path(parts[1]).path(parts[0]).path("responses");
    return Set.copyOf(responses.propertyNames());
  }

  @Test
  void every_text_that_is_sent_has_a_limit() {
    Set<String> sent = new TreeSet<>();
    json.path("paths")
        .findValues("requestBody")
        .forEach(body -> body.findValuesAsString("$ref").forEach(name -> collect(name, sent)));

    assertThat(sent).hasSizeGreaterThan(8);
    for (String reference : sent) {
      json.at(reference.substring(1))
          .path("properties")
          .forEachEntry(
              (name, property) ->
                  assertThat(isLimited(property)).as(reference + " " + name).isTrue());
    }
  }

  private void collect(String reference, Set<String> sent) {
    if (sent.add(reference)) {
      json.at(reference.substring(1))
          .findValuesAsString("$ref")
          .forEach(next -> collect(next, sent));
    }
  }

  private static boolean isLimited(JsonNode property) {
    return !property.path("type").asString("").equals("string")
        || Stream.of("maxLength", "format", "enum", "pattern").anyMatch(property::has);
  }
}
