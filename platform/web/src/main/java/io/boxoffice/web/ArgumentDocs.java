package io.boxoffice.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/// Describes the parameters of [Arguments] as what a caller sends for them.
final class ArgumentDocs implements OperationCustomizer {

  ArgumentDocs() {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(
            Arguments.all().stream().map(Argument::type).toArray(Class<?>[]::new));
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    Arrays.stream(method.getMethodParameters())
        .map(MethodParameter::nestedIfOptional)
        .flatMap(parameter -> parameters(parameter.getNestedParameterType()).stream())
        .forEach(operation::addParametersItem);
    return operation;
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
