package io.boxoffice.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/// Describes what each operation answers: its own statuses and bodies, and its problems.
final class AnswerDocs implements OperationCustomizer {

  private static final String ROOT = "io.boxoffice.";

  /// Of answers that only [Answers] names.
  private final Map<String, Schema<?>> schemas = new ConcurrentHashMap<>();

  Map<String, Schema<?>> schemas() {
    return Map.copyOf(schemas);
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    operation.setTags(List.of(service(method.getBeanType().getPackageName())));
    Answers answers = method.getMethodAnnotation(Answers.class);
    if (answers != null) {
      operation.setResponses(told(answers));
    } else if (answersNothing(method)) {
      operation.setResponses(response(new ApiResponses(), 204, new ApiResponse()));
    }
    problems(method).forEach(status -> problem(operation.getResponses(), status));
    return operation;
  }

  /// What lies in `io.boxoffice.catalog.adapter` belongs to catalog.
  private static String service(String packageName) {
    String inside = packageName.substring(ROOT.length());
    int end = inside.indexOf('.');
    return end < 0 ? inside : inside.substring(0, end);
  }

  private ApiResponses told(Answers answers) {
    var responses = new ApiResponses();
    for (int status : answers.status()) {
      var response = new ApiResponse();
      if (answers.body() != Void.class) {
        response.content(content("application/json", schema(answers.body())));
      }
      response(responses, status, response);
    }
    return responses;
  }

  private Schema<?> schema(Class<?> body) {
    var resolved =
        ModelConverters.getInstance(true)
            .resolveAsResolvedSchema(new AnnotatedType(body).resolveAsRef(true));
    resolved.referencedSchemas.forEach((name, schema) -> schemas.put(name, schema));
    return resolved.schema;
  }

  private static boolean answersNothing(HandlerMethod method) {
    var type = ResolvableType.forMethodReturnType(method.getMethod());
    return type.toClass() == ResponseEntity.class && type.getGeneric().toClass() == Void.class;
  }

  /// Those that follow from what the handler takes, and those that any meets under load or without
  /// a database; any other is the `default`.
  private static Stream<Integer> problems(HandlerMethod method) {
    var parameters = Stream.of(method.getMethodParameters()).toList();
    boolean reads = parameters.stream().anyMatch(AnswerDocs::isOfRequest);
    boolean names = parameters.stream().anyMatch(p -> p.hasParameterAnnotation(PathVariable.class));
    boolean keyed = takes(parameters, IdempotentRequest.class);
    return Stream.of(
            Stream.of(400).filter(_ -> reads || keyed),
            Stream.of(404).filter(_ -> names),
            Stream.of(409, 422).filter(_ -> keyed),
            Stream.of(412).filter(_ -> takes(parameters, IfMatch.class)),
            Stream.of(429, 503))
        .flatMap(statuses -> statuses);
  }

  private static boolean isOfRequest(MethodParameter parameter) {
    return parameter.hasParameterAnnotations()
        || takes(List.of(parameter), PageRequest.class)
        || parameter.hasParameterAnnotation(RequestBody.class);
  }

  private static boolean takes(List<MethodParameter> parameters, Class<?> type) {
    return parameters.stream().anyMatch(parameter -> parameter.getParameterType() == type);
  }

  static void problem(ApiResponses responses, int status) {
    response(responses, status, new ApiResponse().content(ProblemDocs.content()));
  }

  private static ApiResponses response(ApiResponses responses, int status, ApiResponse response) {
    return responses.addApiResponse(
        String.valueOf(status), response.description(HttpStatus.valueOf(status).getReasonPhrase()));
  }

  static Content content(String type, Schema<?> schema) {
    return new Content().addMediaType(type, new MediaType().schema(schema));
  }
}
