package io.boxoffice.app;

import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/// Says in one sentence which property is wrong and why.
final class WrongProperty {

  private WrongProperty() {}

  static String sentence(Throwable wrong) {
    return cause(wrong, BindValidationException.class)
        .map(WrongProperty::invalid)
        .orElseGet(
            () ->
                cause(wrong, BindException.class)
                    .map(
                        bind ->
                            "The property "
                                + bind.getName()
                                + " is wrong"
                                + value(bind)
                                + ": "
                                + deepest(bind))
                    .orElseGet(() -> "A property is wrong: " + deepest(wrong)));
  }

  private static String invalid(BindValidationException invalid) {
    ConfigurationPropertyName prefix = invalid.getValidationErrors().getName();
    return invalid.getValidationErrors().getAllErrors().stream()
        .map(error -> "The property " + name(prefix, error) + " " + error.getDefaultMessage())
        .collect(Collectors.joining("; ", "", "."));
  }

  private static String name(ConfigurationPropertyName prefix, ObjectError error) {
    return error instanceof FieldError field
        ? prefix + "." + DataObjectPropertyName.toDashedForm(field.getField()) + given(field)
        : prefix.toString();
  }

  private static String given(FieldError field) {
    return field.getRejectedValue() == null ? "" : " is " + field.getRejectedValue() + ", but";
  }

  private static String value(BindException bind) {
    return bind.getProperty() == null ? "" : " (" + bind.getProperty().getValue() + ")";
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }

  private static String deepest(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage() + ".";
  }
}
