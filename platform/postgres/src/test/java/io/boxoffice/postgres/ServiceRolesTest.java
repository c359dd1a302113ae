package io.boxoffice.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceRolesTest {
  private final ServiceRoles roles = new ServiceRoles("boxoffice", "orders", "secret");

  @Test
  void roles_are_named_after_database_and_service() {
    assertThat(roles.runner()).isEqualTo("boxoffice_orders");
    assertThat(roles.owner()).isEqualTo("boxoffice_orders_owner");
    assertThat(roles.readers()).isEqualTo("boxoffice_readers");
  }

  @Test
  void each_role_has_a_password_of_its_own_that_follows_from_the_secret() {
    String password = roles.password(roles.runner());
    assertThat(password)
        .hasSize(43)
        .isEqualTo(new ServiceRoles("boxoffice", "orders", "secret").password(roles.runner()))
        .isNotEqualTo(roles.password(roles.owner()))
        .isNotEqualTo(new ServiceRoles("boxoffice", "orders", "other").password(roles.runner()));
    assertThat(roles.toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Orders", "a_b", "a-b", "a;b", "owner", "readers", "public", "1a"})
  void other_names_are_refused(String name) {
    assertThatThrownBy(() -> new ServiceRoles("boxoffice", name, "secret"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
