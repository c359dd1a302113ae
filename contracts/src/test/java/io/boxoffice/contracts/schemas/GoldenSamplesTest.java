package io.boxoffice.contracts.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.contracts.payments.PaymentEvent.PaymentCaptured;
import io.boxoffice.core.Json;
import io.boxoffice.core.MalformedJson;
import io.boxoffice.core.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One sample of each version of each event stays in the tree and stays readable.
class GoldenSamplesTest {
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  static List<String> types() {
    return Contract.readable();
  }

  static List<String> newestTypes() {
    return List.copyOf(Contract.newest().keySet());
  }

  @ParameterizedTest
  @MethodSource("types")
  void a_sample_is_what_its_schema_says(String type) {
    assertThat(validate(type, sample(type))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("types")
  void a_sample_without_a_required_field_is_not(String type) {
    JsonNode required = schema(type).path("required");
    assertThat(required.size()).isPositive();
    for (JsonNode field : required) {
      ObjectNode sample = tree(sample(type));
      sample.remove(field.asString());
      assertThat(validate(type, Json.write(sample))).as("without %s", field).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("newestTypes")
  void a_sample_comes_back_as_it_was(String type) {
    String sample = sample(type);

    assertThat(tree(Contract.of(type).rewritten(type, sample))).isEqualTo(tree(sample));
  }

  @ParameterizedTest
  @MethodSource("types")
  void what_is_unknown_is_ignored(String type) {
    ObjectNode more = tree(sample(type)).put("fieldOfTomorrow", 1);

    assertThat(Contract.of(type).rewritten(type, Json.write(more)))
        .isEqualTo(Contract.of(type).rewritten(type, sample(type)));
  }

  @ParameterizedTest
  @MethodSource("newestTypes")
  void what_is_required_is_missed(String type) {
    for (JsonNode field : schema(type).path("required")) {
      ObjectNode without = tree(sample(type));
      without.remove(field.asString());
      assertMalformed(type, Json.write(without));
      assertMalformed(type, Json.write(tree(sample(type)).putNull(field.asString())));
    }
  }

  @ParameterizedTest
  @MethodSource("newestTypes")
  void what_is_optional_may_be_left_out(String type) {
    JsonNode schema = schema(type);
    var required = schema.path("required").valueStream().map(JsonNode::asString).toList();
    ObjectNode sample = tree(sample(type));
    schema.path("properties").propertyNames().stream()
        .filter(field -> !required.contains(field))
        .forEach(sample::remove);

    assertThat(tree(Contract.of(type).rewritten(type, Json.write(sample)))).isEqualTo(sample);
  }

  @Test
  void a_capture_of_version_0_is_read_as_dollars() {
    String type = "payment.captured.v0";
    long amount = tree(sample(type)).path("amount").asLong();

    var event = PaymentEvent.CODEC.decode(type, sample(type));

    assertThat(event)
        .isInstanceOfSatisfying(
            PaymentCaptured.class,
            captured -> assertThat(captured.amount()).isEqualTo(new Money(amount, "USD")));
    assertThat(validate("payment.captured.v1", PaymentEvent.CODEC.encode(event))).isEmpty();
  }

  private static void assertMalformed(String type, String data) {
    assertThatThrownBy(() -> Contract.of(type).rewritten(type, data))
        .as(data)
        .isInstanceOf(MalformedJson.class);
  }

  private static List<Error> validate(String type, String data) {
    return SCHEMAS
        .getSchema(Published.SCHEMAS.text(type).orElseThrow())
        .validate(
            data,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  private static ObjectNode schema(String type) {
    return tree(Published.SCHEMAS.text(type).orElseThrow());
  }

  private static String sample(String type) {
    return Published.SAMPLES.text(type).orElseThrow();
  }

  private static ObjectNode tree(String json) {
    return Json.read(json, ObjectNode.class);
  }
}
