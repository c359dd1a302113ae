package io.boxoffice.web;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OpenApiCustomizer;

/// Finishes the description: who may ask for what, the form of problems, and nothing besides that
/// is not referred to.
final class ApiDocs implements OpenApiCustomizer {
  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
  private static final Pattern REFERENCE = Pattern.compile("#/components/schemas/([^\"]+)");

  private final AccessRules rules;
  private final AnswerDocs answers;

  ApiDocs(AccessRules rules, AnswerDocs answers) {
    this.rules = rules;
    this.answers = answers;
  }

  @Override
  public void customise(OpenAPI api) {
    api.getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap().forEach((method, what) -> finish(path, method, what)));
    Components components = api.getComponents();
    answers.schemas().forEach(components::addSchemas);
    components.addSchemas(ProblemDocs.NAME, ProblemDocs.schema());
    components.getSchemas().keySet().retainAll(referred(api));
  }

  private void finish(String path, PathItem.HttpMethod method, Operation operation) {
    if (rules.isOpen(method.name(), VARIABLE.matcher(path).replaceAll("x"))) {
      operation.setSecurity(List.of());
    } else {
      AnswerDocs.problem(operation.getResponses(), 401);
      AnswerDocs.problem(operation.getResponses(), 403);
    }
    operation
        .getResponses()
        .addApiResponse(
            ApiResponses.DEFAULT,
            new ApiResponse().description("Any other problem").content(ProblemDocs.content()));
  }

  /// The schemas that operations refer to, and those that these refer to.
  private static Set<String> referred(OpenAPI api) {
    Set<String> referred = new HashSet<>();
    collect(Json31.pretty(api.getPaths()), api, referred);
    return referred;
  }

  private static void collect(String json, OpenAPI api, Set<String> referred) {
    Matcher reference = REFERENCE.matcher(json);
    while (reference.find()) {
      String name = reference.group(1);
      if (referred.add(name)) {
        collect(Json31.pretty(api.getComponents().getSchemas().get(name)), api, referred);
      }
    }
  }
}
