package io.boxoffice.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.core.Ids;
import io.boxoffice.core.Json;
import io.boxoffice.core.MalformedJson;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every typed id is a value, reads and writes as a UUID, and is refused in other forms.
class TypedIdsTest {
  private static final UUID ID = Ids.parse("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");

  record IdType(Class<?> type, Function<UUID, Object> make, Function<String, Object> of) {}

  static Stream<IdType> types() {
    return Stream.of(
        new IdType(AccountId.class, AccountId::new, AccountId::of),
        new IdType(HoldId.class, HoldId::new, HoldId::of),
        new IdType(OfferId.class, OfferId::new, OfferId::of),
        new IdType(OrderId.class, OrderId::new, OrderId::of),
        new IdType(OrganizationId.class, OrganizationId::new, OrganizationId::of),
        new IdType(ShowId.class, ShowId::new, ShowId::of),
        new IdType(TicketId.class, TicketId::new, TicketId::of));
  }

  @ParameterizedTest
  @MethodSource("types")
  void equal_ids_are_one_value(IdType id) {
    assertThat(id.make.apply(ID))
        .isEqualTo(id.make.apply(ID))
        .hasSameHashCodeAs(id.make.apply(ID))
        .isNotEqualTo(id.make.apply(Ids.derived(ID, "other")))
        .isNotEqualTo(ID);
  }

  @ParameterizedTest
  @MethodSource("types")
  void an_id_is_its_text(IdType id) {
    assertThat(id.make.apply(ID)).hasToString(ID.toString());
    assertThat(id.of.apply(ID.toString())).isEqualTo(id.make.apply(ID));
  }

  @ParameterizedTest
  @MethodSource("types")
  void in_json_it_is_a_text(IdType id) {
    String json = Json.write(id.make.apply(ID));

    assertThat(json).isEqualTo("\"" + ID + "\"");
    assertThat((Object) Json.read(json, id.type)).isEqualTo(id.make.apply(ID));
  }

  @ParameterizedTest
  @MethodSource("types")
  void what_is_no_id_is_refused(IdType id) {
    assertThatThrownBy(() -> id.of.apply("1-1-1-1-1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> id.of.apply("")).isInstanceOf(IllegalArgumentException.class);
    for (String json : new String[] {"null", "1", "\"x\"", "{}", "[]"}) {
      assertThatThrownBy(() -> Json.read(json, id.type)).isInstanceOf(MalformedJson.class);
    }
  }
}
