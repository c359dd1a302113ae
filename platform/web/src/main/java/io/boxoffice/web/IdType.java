package io.boxoffice.web;

import java.lang.reflect.Constructor;
import java.util.UUID;

/// The types of ids: UUIDs, and records of one UUID, which are plain texts in JSON and in paths.
final class IdType {
  private static final ClassValue<Constructor<?>> CONSTRUCTORS =
      new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> type) {
          try {
            return type.getConstructor(UUID.class);
          } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " is no id", e);
          }
        }
      };

  private IdType() {}

  static boolean isId(Class<?> type) {
    return type == UUID.class
        || (type.isRecord()
            && type.getRecordComponents().length == 1
            && type.getRecordComponents()[0].getType() == UUID.class);
  }

  /// The id of a type.
  static Object of(Class<?> type, UUID value) {
    if (type == UUID.class) {
      return value;
    }
    try {
      return CONSTRUCTORS.get(type).newInstance(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the constructor of an id failed", e);
    }
  }
}
