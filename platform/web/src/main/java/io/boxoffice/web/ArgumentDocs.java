package io.boxoffice.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;

/// Describes the parameters of [Arguments] as what a caller sends for them.
final class ArgumentDocs implements OperationCustomizer {

  private static final Set<Class<?>> OURS =
      Arguments.all().stream().map(Argument::type).collect(Collectors.toSet());

  ArgumentDocs() {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(
            Arguments.all().stream().map(Argument::type).toArray(Class<?>[]::new))
        .replaceWithSchema(ZoneId.class, new StringSchema().example("Europe/Vienna"))
        .replaceWithClass(JsonNode.class, Object.class);
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    hide(operation, method);
    Arrays.stream(method.getMethodParameters())
        .map(MethodParameter::nestedIfOptional)
        .flatMap(parameter -> parameters(parameter.getNestedParameterType()).stream())
        .forEach(operation::addParametersItem);
    return operation;
  }

  /// Arguments of ours that are optional, and the map of all that is sent, are no parameters.
  private static void hide(Operation operation, HandlerMethod method) {
    Set<String> hidden =
        Arrays.stream(method.getMethodParameters())
            .filter(
                parameter ->
                    parameter.getParameterType() == Map.class
                        || OURS.contains(parameter.nestedIfOptional().getNestedParameterType()))
            .map(parameter -> String.valueOf(parameter.getParameterName()))
            .collect(Collectors.toSet());
    if (operation.getParameters() != null) {
      operation.getParameters().removeIf(parameter -> hidden.contains(parameter.getName()));
    }
  }

  private static List<Parameter> parameters(Class<?> type) {
    if (type == PageRequest.class) {
      return List.of(
          new QueryParameter().name("limit").schema(limit()),
          new QueryParameter().name("cursor").schema(new StringSchema()));
    }
    if (type == IdempotentRequest.class) {
      return List.of(header(Arguments.IDEMPOTENCY_KEY, "Makes it safe to send this again."));
    }
    if (type == IfMatch.class) {
      return List.of(header(IfMatch.HEADER, "An `ETag`: changes that version or nothing (412)."));
    }
    if (type == Waiting.class) {
      return List.of(header(Arguments.PREFER, "`wait=N`: wait up to N seconds for the outcome."));
    }
    return List.of();
  }

  private static IntegerSchema limit() {
    var limit = new IntegerSchema();
    limit.setMinimum(BigDecimal.ONE);
    limit.setMaximum(BigDecimal.valueOf(PageRequest.LIMIT_MAX));
    limit.setDefault(PageRequest.LIMIT_DEFAULT);
    return limit;
  }

  private static Parameter header(String name, String description) {
    return new HeaderParameter().name(name).description(description).schema(new StringSchema());
  }
}
