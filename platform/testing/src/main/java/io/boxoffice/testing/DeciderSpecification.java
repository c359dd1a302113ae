package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.core.Decider;
import io.boxoffice.core.Decision;
import io.boxoffice.core.Refusal;
import java.util.ArrayList;
import java.util.List;

/// Given these events, when this command, then these events or this refusal. Checks besides that
/// the decided events can be replayed.
public final class DeciderSpecification<S, C, E, R extends Refusal> {
  private final Decider<S, C, E, R> decider;
  private final List<E> past;

  private DeciderSpecification(Decider<S, C, E, R> decider, List<E> past) {
    this.decider = decider;
    this.past = List.copyOf(past);
  }

  public static <S, C, E, R extends Refusal> DeciderSpecification<S, C, E, R> of(
      Decider<S, C, E, R> decider) {
    return new DeciderSpecification<>(decider, List.of());
  }

  /// The same after further events.
  public DeciderSpecification<S, C, E, R> given(List<? extends E> events) {
    var longer = new ArrayList<>(past);
    longer.addAll(events);
    return new DeciderSpecification<>(decider, longer);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read.
  public final DeciderSpecification<S, C, E, R> given(E... events) {
    return given(List.of(events));
  }

  public When when(C command) {
    S state = decider.evolve(decider.initial(), past);
    return new When(state, decider.decide(command, state));
  }

  /// What came of the command.
  public final class When {
    private final S state;
    private final Decision<E, R> decision;

    private When(S state, Decision<E, R> decision) {
      this.state = state;
      this.decision = decision;
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // The array is only read.
    public final S then(E... expected) {
      assertThat(accepted()).containsExactly(expected);
      return decider.evolve(state, accepted());
    }

    /// The events that were decided, for what equality can't say.
    public List<E> accepted() {
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
      List<E> events = ((Decision.Accepted<E, R>) decision).events();
      assertThat(decider.evolve(state, events)).isNotNull();
      return events;
    }

    public void thenNothing() {
      assertThat(accepted()).isEmpty();
    }

    public void thenRefused(R expected) {
      assertThat(reason()).isEqualTo(expected);
    }

    public void thenRefused(String slug) {
      assertThat(reason().slug()).isEqualTo(slug);
    }

    private R reason() {
      assertThat(decision).isInstanceOf(Decision.Refused.class);
      return ((Decision.Refused<E, R>) decision).reason();
    }
  }
}
