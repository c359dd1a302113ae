package io.boxoffice.web;

import io.boxoffice.web.Problem.FieldError;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the fields that a request left out. A component of a request record is required unless its
/// type is `@Nullable`: what the compiler's null checks rely on is made true at the edge.
final class RequiredFields {
  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(Field::of).toList();
        }
      };

  private RequiredFields() {}

  /// Every missing field, with its path.
  static List<FieldError> missing(Object body) {
    var missing = new ArrayList<FieldError>();
    check(body, "", missing);
    return missing;
  }

  private static void check(Object value, String path, List<FieldError> missing) {
    switch (value) {
      case Record fields -> checkFields(fields, path, missing);
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          checkValue(list.get(i), true, path + "[" + i + "]", missing);
        }
      }
      case Object _ -> {}
    }
  }

  private static void checkFields(Record fields, String path, List<FieldError> missing) {
    for (Field field : FIELDS.get(fields.getClass())) {
      String fieldPath = path.isEmpty() ? field.name : path + "." + field.name;
      checkValue(field.read(fields), field.required, fieldPath, missing);
    }
  }

  private static void checkValue(
      @Nullable Object value, boolean required, String path, List<FieldError> missing) {
    if (value != null) {
      check(value, path, missing);
    } else if (required) {
      missing.add(new FieldError(path, "is required"));
    }
  }

  private record Field(String name, boolean required, Method accessor) {

    static Field of(RecordComponent component) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      return new Field(component.getName(), !nullable, accessor);
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
