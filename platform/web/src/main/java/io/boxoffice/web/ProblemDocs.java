package io.boxoffice.web;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;

/// Describes [Problem] as it is written.
final class ProblemDocs {
  static final String NAME = "Problem";

  private ProblemDocs() {}

  static Content content() {
    return AnswerDocs.content(
        Problem.MEDIA_TYPE, new Schema<>().$ref("#/components/schemas/" + NAME));
  }

  static Schema<?> schema() {
    Schema<?> error =
        new ObjectSchema()
            .addProperty("field", text("Its path, such as lines[0].quantity."))
            .addProperty("message", text("What it must be."));
    error.setRequired(List.of("field", "message"));
    Schema<?> problem = fields().addProperty("errors", new ArraySchema().items(error));
    problem.setRequired(List.of("type", "title", "status", "detail", "instance"));
    problem.setAdditionalProperties(true);
    return problem;
  }

  private static Schema<?> fields() {
    return new ObjectSchema()
        .description("RFC 9457. Some problems have further members, such as how many are left.")
        .addProperty("type", text("Stable: /problems/ and a name.").format("uri-reference"))
        .addProperty("title", text("The name as people read it."))
        .addProperty("status", new IntegerSchema())
        .addProperty("detail", text("A sentence that a person can act on."))
        .addProperty("instance", text("The path that was asked for."));
  }

  private static Schema<?> text(String description) {
    return new StringSchema().description(description);
  }
}
