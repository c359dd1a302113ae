package io.boxoffice.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  private static final Instant NOW = Instant.parse("2026-05-01T18:00:00.123Z");

  private static Ids at(Instant time) {
    return new Ids(Clock.fixed(time, ZoneOffset.UTC));
  }

  @Test
  void a_new_id_is_a_uuid_of_version_7_with_the_clock_s_time() {
    UUID id = at(NOW).next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void the_example_of_rfc_9562_comes_out() {
    UUID id = Ids.v7(0x017F22E279B0L, 0xCC3L, 0x18C4DC0C0C07398FL);

    assertThat(id).isEqualTo(UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
  }

  @Test
  void ids_made_later_sort_later_as_text() {
    String earlier = at(NOW).next().toString();
    String later = at(NOW.plusMillis(1)).next().toString();

    assertThat(earlier).isLessThan(later);
  }

  @Test
  void ids_of_one_millisecond_differ() {
    Ids ids = at(NOW);
    var seen = new HashSet<UUID>();
    for (int i = 0; i < 10_000; i++) {
      assertThat(seen.add(ids.next())).isTrue();
    }
  }

  @Test
  void what_follows_from_the_same_is_the_same() {
    UUID origin = at(NOW).next();

    assertThat(Ids.derived(origin, "mail"))
        .isEqualTo(Ids.derived(origin, "mail"))
        .isNotEqualTo(Ids.derived(origin, "ticket"))
        .isNotEqualTo(Ids.derived(at(NOW).next(), "mail"))
        .isNotEqualTo(origin);
  }

  @Test
  void a_derived_id_says_what_it_is_and_sorts_with_its_origin() {
    UUID derived = Ids.derived(at(NOW).next(), "mail");

    assertThat(derived.version()).isEqualTo(8);
    assertThat(derived.variant()).isEqualTo(2);
    assertThat(derived.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void derived_ids_never_change() {
    UUID origin = UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");

    assertThat(Ids.derived(origin, "mail"))
        .isEqualTo(UUID.fromString("017f22e2-79b0-86ed-9479-97b73444f816"));
  }

  @Test
  void an_id_is_read_in_its_canonical_form_of_either_case() {
    UUID id = at(NOW).next();

    assertThat(Ids.parse(id.toString())).isEqualTo(id);
    assertThat(Ids.parse(id.toString().toUpperCase(Locale.ROOT))).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "017f22e279b07cc398c4dc0c0c07398f",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398ff",
        "{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}",
        " 017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398g"
      })
  void other_forms_are_refused(String text) {
    assertThatThrownBy(() -> Ids.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
