package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.postgres.InstallationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A name that is no setting's is told, with the one that was meant.
final class PropertyNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "boxoffice.orders.pay-within",
        "boxoffice.orders.payWithin",
        "boxoffice.orders.pay_within",
        "boxoffice.logging",
        "boxoffice.database.url",
        "boxoffice.web.rate-limits.sign-in.permits",
        "boxoffice.web.rate-limits[sign-in].permits",
        "logging.level.root",
        "spring.threads.virtual.enabled",
        "server.address"
      })
  void a_setting_is_known_however_it_is_written(String name) {
    assertThatCode(() -> PropertyNames.check(List.of(name), List.of())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "boxoffice.orders.pay-wihtin, boxoffice.orders.pay-within?",
    "boxoffice.order.pay-within, boxoffice.orders.pay-within?",
    "boxoffice.databse.url, boxoffice.database.url?",
    "boxoffice.orders, docs/configuration.md",
    "boxoffice.orders.pay-within.x.y, docs/configuration.md",
    "boxoffice.odrers.x, docs/configuration.md",
    "sprign.threads, docs/configuration.md",
  })
  void another_name_is_told_with_the_nearest(String name, String hint) {
    assertThatThrownBy(() -> PropertyNames.check(List.of(name), List.of()))
        .isInstanceOf(InstallationException.class)
        .hasMessageStartingWith("There is no property " + name + ";")
        .hasMessageContaining(hint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PATH",
        "BOXOFFICE_JDK",
        "BOXOFFICE_TOKEN",
        "BOXOFFICE_ORDERS_PAYWITHIN",
        "BOXOFFICE_ORDERS_PAY_WITHIN",
        "BOXOFFICE_WEB_RATELIMITS_SIGNIN_PERMITS",
        "BOXOFFICE_PORT",
        "BOXOFFICE_ORDERS_SERVICE_HOST",
        "BOXOFFICE_ORDERS_PORT_8080_TCP_ADDR",
        "BOXOFFICE_SERVICE_PORT_HTTP"
      })
  void variables_that_are_settings_or_nobodys_slip_are_let_be(String variable) {
    assertThatCode(() -> PropertyNames.check(List.of(), List.of(variable)))
        .doesNotThrowAnyException();
  }

  @Test
  void a_variable_that_is_no_setting_is_told_by_its_name() {
    assertThatThrownBy(() -> PropertyNames.check(List.of(), List.of("BOXOFFICE_ORDERS_PAYWIHTIN")))
        .isInstanceOf(InstallationException.class)
        .hasMessageContaining("BOXOFFICE_ORDERS_PAYWIHTIN")
        .hasMessageContaining("did you mean boxoffice.orders.pay-within?");
  }

  @Test
  void slips_are_counted() {
    assertThat(Slips.between("within", "within")).isZero();
    assertThat(Slips.between("within", "wihtin")).isOne();
    assertThat(Slips.between("within", "witin")).isOne();
    assertThat(Slips.between("within", "")).isEqualTo(6);
    assertThat(Slips.between("orders", "payments")).isGreaterThan(3);
  }
}
