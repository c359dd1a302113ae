package io.boxoffice.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
  private static final long SEED = 42;

  @Test
  void the_same_seed_makes_the_same_plan() {
    assertThat(FaultPlan.of(SEED, 20, Fault.others(), 2))
        .isEqualTo(FaultPlan.of(SEED, 20, Fault.others(), 2))
        .isNotEqualTo(FaultPlan.of(SEED + 1, 20, Fault.others(), 2));
  }

  @Test
  void every_fault_comes_as_often_as_told() {
    List<Fault> faults =
        FaultPlan.of(SEED, 20, Fault.others(), 2).steps().stream()
            .map(FaultPlan.Step::fault)
            .toList();
    assertThat(Collections.frequency(faults, Fault.KILL_SERVER)).isEqualTo(20);
    assertThat(faults).hasSize(20 + 2 * Fault.others().size());
    for (Fault fault : Fault.others()) {
      assertThat(Collections.frequency(faults, fault)).isEqualTo(2);
    }
  }

  @Test
  void kills_come_between_the_other_faults() {
    List<Fault> faults =
        FaultPlan.of(SEED, 20, Fault.others(), 1).steps().stream()
            .map(FaultPlan.Step::fault)
            .toList();
    assertThat(EnumSet.copyOf(faults.subList(0, 20))).hasSizeGreaterThan(5);
  }

  @Test
  void each_fault_has_a_name_of_its_own_on_the_command_line() {
    for (Fault fault : Fault.values()) {
      assertThat(Fault.named(fault.wireName())).contains(fault);
    }
    assertThat(Fault.named("rain")).isEmpty();
  }
}
