package io.boxoffice.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DecisionTest {

  private enum No implements Refusal {
    FULL,
    LATE;

    @Override
    public String slug() {
      return name();
    }

    @Override
    public String detail() {
      return name();
    }
  }

  private static Decision<String, No> accept(String... events) {
    return Decision.accept(List.of(events));
  }

  private static Decision<String, No> refuse(No reason) {
    return Decision.refuse(reason);
  }

  @Test
  void events_of_both_come_in_order() {
    assertThat(accept("a", "b").then(() -> accept("c"))).isEqualTo(accept("a", "b", "c"));
    assertThat(Decision.<String, No>accept("a", "b")).isEqualTo(accept("a", "b"));
  }

  @Test
  void nothing_adds_nothing() {
    assertThat(Decision.<String, No>nothing().then(() -> accept("a"))).isEqualTo(accept("a"));
    assertThat(accept("a").then(Decision::nothing)).isEqualTo(accept("a"));
  }

  @Test
  void a_later_refusal_refuses_the_whole() {
    assertThat(accept("a").then(() -> refuse(No.LATE))).isEqualTo(refuse(No.LATE));
  }

  @Test
  void after_a_refusal_nothing_is_asked() {
    var asked = new AtomicInteger();

    var decision =
        refuse(No.FULL)
            .then(
                () -> {
                  asked.incrementAndGet();
                  return accept("a");
                });

    assertThat(decision).isEqualTo(refuse(No.FULL));
    assertThat(asked).hasValue(0);
  }

  @Test
  void an_accepted_list_can_not_be_changed_afterwards() {
    var events = new ArrayList<>(List.of("a"));
    var accepted = new Decision.Accepted<String, No>(events);

    events.add("b");

    assertThat(accepted.events()).containsExactly("a");
    assertThatThrownBy(() -> accepted.events().add("c"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void a_refusal_is_a_conflict_without_facts_unless_it_says_otherwise() {
    assertThat(No.FULL.kind()).isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(No.FULL.facts()).isEmpty();
  }
}
