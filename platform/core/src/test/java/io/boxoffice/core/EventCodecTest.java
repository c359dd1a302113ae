package io.boxoffice.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class EventCodecTest {

  sealed interface LampEvent {
    @EventType("lamp.lit.v3")
    record Lit(int brightness, String colour) implements LampEvent {}

    sealed interface Trouble extends LampEvent {
      @EventType("lamp.broken.v1")
      record Broken(String reason) implements Trouble {}
    }
  }

  sealed interface Nameless {
    record Something() implements Nameless {}
  }

  private static final EventCodec<LampEvent> CODEC =
      EventCodec.of(
          LampEvent.class,
          new Upcaster("lamp.lit.v1", "lamp.lit.v2", lit -> lit.put("brightness", 100)),
          new Upcaster("lamp.lit.v2", "lamp.lit.v3", EventCodecTest::coloured));

  private static ObjectNode coloured(ObjectNode lit) {
    return lit.put("colour", lit.path("warm").asBoolean() ? "orange" : "white");
  }

  @Test
  void an_event_comes_back_as_it_was() {
    var lit = new LampEvent.Lit(50, "red");

    assertThat(CODEC.typeOf(lit)).isEqualTo("lamp.lit.v3");
    assertThat(CODEC.decode(CODEC.typeOf(lit), CODEC.encode(lit))).isEqualTo(lit);
  }

  @Test
  void events_of_nested_interfaces_are_known() {
    var broken = new LampEvent.Trouble.Broken("cold");

    assertThat(CODEC.decode(CODEC.typeOf(broken), CODEC.encode(broken))).isEqualTo(broken);
  }

  @Test
  void old_versions_are_lifted_step_by_step() {
    assertThat(CODEC.decode("lamp.lit.v1", "{\"warm\":true}"))
        .isEqualTo(new LampEvent.Lit(100, "orange"));
    assertThat(CODEC.decode("lamp.lit.v2", "{\"brightness\":7,\"warm\":false}"))
        .isEqualTo(new LampEvent.Lit(7, "white"));
  }

  @Test
  void an_upcaster_that_meets_nonsense_fails_for_good() {
    assertThatThrownBy(() -> CODEC.decode("lamp.lit.v2", "{\"brightness\":7,\"warm\":{}}"))
        .isInstanceOf(MalformedJson.class)
        .hasMessageContaining("lamp.lit.v2");
    assertThatThrownBy(() -> CODEC.decode("lamp.lit.v1", "[]")).isInstanceOf(MalformedJson.class);
  }

  @Test
  void it_knows_its_types_and_those_it_lifts() {
    assertThat(CODEC.knows("lamp.lit.v1")).isTrue();
    assertThat(CODEC.knows("lamp.lit.v3")).isTrue();
    assertThat(CODEC.knows("lamp.lit.v4")).isFalse();
  }

  @Test
  void who_wants_a_class_gets_all_its_stored_versions() {
    assertThat(CODEC.storedTypes(Set.of(LampEvent.Lit.class)))
        .containsExactlyInAnyOrder("lamp.lit.v1", "lamp.lit.v2", "lamp.lit.v3");
    assertThat(CODEC.storedTypes(Set.of(LampEvent.Trouble.Broken.class)))
        .containsExactly("lamp.broken.v1");
  }

  @Test
  void an_unknown_type_fails_for_good() {
    assertThatThrownBy(() -> CODEC.decode("lamp.lit.v4", "{}"))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("lamp.lit.v4");
  }

  @Test
  void data_of_another_shape_fails_for_good() {
    assertThatThrownBy(() -> CODEC.decode("lamp.lit.v3", "{\"brightness\":1}"))
        .isInstanceOf(MalformedJson.class);
  }

  @Test
  void a_record_without_a_name_is_a_defect() {
    assertThatThrownBy(() -> EventCodec.of(Nameless.class))
        .isInstanceOf(InvariantViolation.class)
        .hasMessageContaining("@EventType");
  }
}
