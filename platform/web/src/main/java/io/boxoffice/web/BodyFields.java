package io.boxoffice.web;

import io.boxoffice.web.Problem.FieldError;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the fields that a request left out, and texts that are none. A component of a request
/// record is required unless its type is `@Nullable`: what the compiler's null checks rely on is
/// made true at the edge. Its texts are lines of [PlainText], or several if they are [Multiline].
final class BodyFields {
  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(Field::of).toList();
        }
      };

  private BodyFields() {}

  /// Every field that is missing or no text, with its path.
  static List<FieldError> mistakes(Object body) {
    var mistakes = new ArrayList<FieldError>();
    check(body, "", false, mistakes);
    return mistakes;
  }

  private static void check(
      Object value, String path, boolean multiline, List<FieldError> mistakes) {
    switch (value) {
      case Record fields -> checkFields(fields, path, mistakes);
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          checkValue(list.get(i), true, path + "[" + i + "]", multiline, mistakes);
        }
      }
      case String text when !(multiline ? PlainText.isLines(text) : PlainText.isLine(text)) ->
          mistakes.add(
              new FieldError(
                  path,
                  multiline
                      ? "must not hold control characters other than line breaks"
                      : "must be one line without control characters"));
      case Object _ -> {}
    }
  }

  private static void checkFields(Record fields, String path, List<FieldError> mistakes) {
    for (Field field : FIELDS.get(fields.getClass())) {
      String fieldPath = path.isEmpty() ? field.name : path + "." + field.name;
      checkValue(field.read(fields), field.required, fieldPath, field.multiline, mistakes);
    }
  }

  private static void checkValue(
      @Nullable Object value,
      boolean required,
      String path,
      boolean multiline,
      List<FieldError> mistakes) {
    if (value != null) {
      check(value, path, multiline, mistakes);
    } else if (required) {
      mistakes.add(new FieldError(path, "is required"));
    }
  }

  private record Field(String name, boolean required, boolean multiline, Method accessor) {

    static Field of(RecordComponent component) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      boolean multiline = component.isAnnotationPresent(Multiline.class);
      return new Field(component.getName(), !nullable, multiline, accessor);
    }

    @Nullable Object read(Record fields) {
      try {
        return accessor.invoke(fields);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("the accessor of a record failed", e);
      }
    }
  }
}
