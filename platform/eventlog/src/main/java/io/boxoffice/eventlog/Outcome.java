package io.boxoffice.eventlog;

import io.boxoffice.core.Invariant;
import io.boxoffice.core.Refusal;
import java.util.List;

/// What became of a unit, told after its commit. Failures are exceptions: [LogUnavailable] when
/// nothing is known to be recorded.
public sealed interface Outcome {

  /// Decided and durable.
  record Accepted(List<Decided<?, ?>> decisions) implements Outcome {

    /// The decision on the only command, which was for an aggregate of this type.
    @SuppressWarnings("unchecked") // The writer decided by the type that the command names.
    public <S, E> Decided<S, E> decided(AggregateType<S, ?, E, ?> type) {
      Decided<?, ?> only = decisions.getFirst();
      Invariant.check(
          only.stream().startsWith(type.category() + "-"), "%s is no %s", only.stream(), type);
      return (Decided<S, E>) only;
    }
  }

  /// Refused; nothing was recorded.
  record Refused(Refusal reason) implements Outcome {}

  /// A command was for another version of its stream; nothing was recorded.
  ///
  /// @param version of the stream as it is
  record Stale(long version) implements Outcome {}

  /// Done before under the same key: the answer of then.
  record Repeated(String answer) implements Outcome {}

  /// The key was used before for another body.
  record KeyReused() implements Outcome {}
}
