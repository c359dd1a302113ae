package io.boxoffice.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The answer of a [Decider] to a command.
public sealed interface Decision<E, R extends Refusal> {

  /// The command was accepted; no events means that there was nothing to do.
  record Accepted<E, R extends Refusal>(List<E> events) implements Decision<E, R> {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /// The command was refused; nothing is recorded.
  record Refused<E, R extends Refusal>(R reason) implements Decision<E, R> {}

  static <E, R extends Refusal> Decision<E, R> accept(E event) {
    return new Accepted<>(List.of(event));
  }

  static <E, R extends Refusal> Decision<E, R> accept(E first, E second) {
    return new Accepted<>(List.of(first, second));
  }

  static <E, R extends Refusal> Decision<E, R> accept(List<E> events) {
    return new Accepted<>(events);
  }

  static <E, R extends Refusal> Decision<E, R> nothing() {
    return new Accepted<>(List.of());
  }

  static <E, R extends Refusal> Decision<E, R> refuse(R reason) {
    return new Refused<>(reason);
  }

  /// The events of both decisions, these first; a refusal of either refuses the whole.
  default Decision<E, R> then(Supplier<Decision<E, R>> next) {
    return switch (this) {
      case Refused<E, R> refused -> refused;
      case Accepted<E, R>(var first) ->
          switch (next.get()) {
            case Refused<E, R> refused -> refused;
            case Accepted<E, R>(var second) -> {
              var all = new ArrayList<E>(first);
              all.addAll(second);
              yield new Accepted<>(all);
            }
          };
    };
  }
}
