package io.boxoffice.core;

/// The rules of one kind of aggregate, as pure functions: equal arguments give equal answers, and
/// nothing outside is read. Time and new ids arrive in the command.
///
/// States are immutable, so that a state may be read while the next one is being decided, and be
/// thrown away when a commit fails.
///
/// @param <S> the state, rebuilt from events
/// @param <C> the commands
/// @param <E> the events
/// @param <R> the reasons to refuse a command
public interface Decider<S, C, E, R extends Refusal> {

  /// The state of a stream that has no events.
  S initial();

  /// What becomes of a command. Never changes the state itself.
  Decision<E, R> decide(C command, S state);

  /// The state after an event that happened. Has no choice: a pair that can't be throws
  /// [InvariantViolation].
  S evolve(S state, E event);

  /// The state after several events, oldest first.
  default S evolve(S state, Iterable<? extends E> events) {
    S evolved = state;
    for (E event : events) {
      evolved = evolve(evolved, event);
    }
    return evolved;
  }
}
