package io.boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// The description of the API says what callers send and get.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DocsIT {
  private Shop shop;
  private JsonNode api = HttpJson.mapper().nullNode();

  @BeforeAll
  void describe() {
    shop = new Shop();
    api = shop.get("/docs/openapi.json").json();
  }

  @AfterAll
  void stop() {
    shop.close();
  }

  private List<String> parameters(String operation) {
    return api.at(operation + "/parameters")
        .valueStream()
        .map(parameter -> parameter.path("name").asString())
        .toList();
  }

  private String schema(String name, String property) {
    JsonNode schema = api.at("/components/schemas/" + name + "/properties/" + property);
    return schema.path("type").asString("") + " " + schema.path("format").asString("");
  }

  @Test
  void arguments_are_described_as_what_callers_send_for_them() {
    assertThat(parameters("/paths/~1public~1rows/get")).containsExactly("limit", "cursor");
    assertThat(parameters("/paths/~1public~1idempotent/post")).containsExactly("Idempotency-Key");
    assertThat(parameters("/paths/~1public~1versions~1{id}/post"))
        .containsExactly("id", "If-Match");
    assertThat(parameters("/paths/~1me/get")).isEmpty();
    assertThat(parameters("/paths/~1public~1hello/get")).isEmpty();
  }

  @Test
  void what_needs_no_token_says_so() {
    assertThat(api.at("/components/securitySchemes/bearer/bearerFormat").asString())
        .isEqualTo("JWT");
    assertThat(api.at("/security/0").has("bearer")).isTrue();
    JsonNode open = api.at("/paths/~1public~1hello/get");
    assertThat(open.path("security").isArray()).isTrue();
    assertThat(open.path("security")).isEmpty();
    assertThat(open.path("responses").has("401")).isFalse();
    assertThat(api.at("/paths/~1me/get").has("security")).isFalse();
    assertThat(api.at("/paths/~1me/get/responses").has("401")).isTrue();
    assertThat(api.at("/paths/~1ops~1secret/get").has("security")).isFalse();
  }

  @Test
  void answers_have_their_own_statuses_and_problems_their_form() {
    JsonNode responses = api.at("/paths/~1public~1versions~1{id}/post/responses");

    assertThat(responses.propertyNames())
        .containsExactlyInAnyOrder("201", "400", "404", "412", "429", "503", "default");
    assertThat(responses.at("/201/content/application~1json/schema/$ref").asString())
        .endsWith("/Order");
    assertThat(responses.at("/412/content/application~1problem+json/schema/$ref").asString())
        .endsWith("/Problem");
    assertThat(api.at("/components/schemas/Problem/required").values()).hasSize(5);
  }

  @Test
  void values_have_their_formats() {
    assertThat(schema("Line", "offerId")).isEqualTo("string uuid");
    assertThat(schema("Order", "at")).isEqualTo("string date-time");
    assertThat(schema("Money", "amount")).isEqualTo("integer int64");
    assertThat(api.at("/components/schemas/Order/required").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("name", "lines", "kind");
  }

  @Test
  void nothing_of_the_inside_is_told() {
    assertThat(api.at("/components/schemas").propertyNames())
        .doesNotContain("Caller", "HttpHeaders", "HttpStatusCode", "JsonNode")
        .noneMatch(name -> name.startsWith("ResponseEntity"));
    assertThat(api.path("paths").has("/docs")).isFalse();
    assertThat(api.path("paths").has("/error")).isFalse();
    assertThat(api.path("paths").has("/")).isFalse();
  }
}
