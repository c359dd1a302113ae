package io.boxoffice.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a handler answers when all is well, for the description of the API. Said by those whose
/// return type does not tell it, such as commands that answer by a [Reply].
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Answers {

  /// The statuses, the usual one first.
  int[] status();

  /// The type of the body; none unless said.
  Class<?> body() default Void.class;
}
