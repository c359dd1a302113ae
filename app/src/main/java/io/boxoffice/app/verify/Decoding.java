package io.boxoffice.app.verify;

import io.boxoffice.core.PermanentFailure;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Decodes stored events and refuses those that lack something: JSON readers put up with
/// what is missing, and what a contract does not call nullable may not be.
final class Decoding {
  private final Map<Class<?>, RecordComponent[]> components = new ConcurrentHashMap<>();

  /// The event, or why it can't be read.
  sealed interface Decoded {
    record Event(Object value) implements Decoded {}

    record Unreadable(String why) implements Decoded {}
  }

  Decoded decode(LogEvent stored) {
    try {
      Object event = stored.log().decode(stored.type(), stored.data());
      return lacking(event)
          .<Decoded>map(missing -> new Decoded.Unreadable("it has no " + missing))
          .orElseGet(() -> new Decoded.Event(event));
    } catch (PermanentFailure unreadable) {
      return new Decoded.Unreadable(String.valueOf(unreadable.getMessage()));
    }
  }

  /// The name of the first part that is missing, if there is one.
  private Optional<String> lacking(Object value) {
    return switch (value) {
      case Record whole -> lackingOf(whole);
      case List<?> list -> list.stream().map(this::lacking).flatMap(Optional::stream).findFirst();
      default -> Optional.empty();
    };
  }

  private Optional<String> lackingOf(Record whole) {
    for (RecordComponent part :
        components.computeIfAbsent(whole.getClass(), Class::getRecordComponents)) {
      if (part.getType().isPrimitive() || mayBeMissing(part)) {
        continue;
      }
      Object value = valueOf(part, whole);
      if (value == null) {
        return Optional.of(part.getName());
      }
      Optional<String> inside = lacking(value);
      if (inside.isPresent()) {
        return inside.map(name -> part.getName() + "." + name);
      }
    }
    return Optional.empty();
  }

  private static boolean mayBeMissing(RecordComponent part) {
    return part.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static @Nullable Object valueOf(RecordComponent part, Record whole) {
    try {
      return part.getAccessor().invoke(whole);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("records of contracts are public", e);
    }
  }
}
