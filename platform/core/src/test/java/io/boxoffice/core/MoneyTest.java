package io.boxoffice.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  @Test
  void equal_amounts_of_one_currency_are_one_value() {
    assertThat(new Money(1250, "EUR"))
        .isEqualTo(new Money(1250, "EUR"))
        .hasSameHashCodeAs(new Money(1250, "EUR"))
        .isNotEqualTo(new Money(1250, "USD"))
        .isNotEqualTo(new Money(1251, "EUR"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eur", "EURO", "XYZ", "E", " EUR", "€", "12"})
  void what_is_no_currency_is_refused(String code) {
    assertThatThrownBy(() -> new Money(1, code)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void amounts_stay_within_what_every_json_reader_holds() {
    assertThat(Money.AMOUNT_MAX).isEqualTo(9_007_199_254_740_991L);
    assertThat(new Money(Money.AMOUNT_MAX, "EUR").amount()).isEqualTo(Money.AMOUNT_MAX);
    assertThat(new Money(-Money.AMOUNT_MAX, "EUR").amount()).isEqualTo(-Money.AMOUNT_MAX);
    assertThatThrownBy(() -> new Money(Money.AMOUNT_MAX + 1, "EUR"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Money(-Money.AMOUNT_MAX - 1, "EUR"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sums_add_up() {
    assertThat(new Money(1250, "EUR").plus(new Money(-250, "EUR")))
        .isEqualTo(new Money(1000, "EUR"));
    assertThat(Money.zero("EUR").plus(new Money(7, "EUR"))).isEqualTo(new Money(7, "EUR"));
  }

  @Test
  void two_currencies_never_add() {
    assertThatThrownBy(() -> new Money(1, "EUR").plus(new Money(1, "USD")))
        .isInstanceOf(InvariantViolation.class)
        .hasMessageContaining("EUR")
        .hasMessageContaining("USD");
  }

  @Test
  void a_price_times_a_quantity_is_exact_or_fails() {
    assertThat(new Money(1999, "EUR").times(3)).isEqualTo(new Money(5997, "EUR"));
    assertThat(new Money(1999, "EUR").times(0)).isEqualTo(Money.zero("EUR"));
    assertThatThrownBy(() -> new Money(Money.AMOUNT_MAX, "EUR").times(2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Money(Money.AMOUNT_MAX, "EUR").times(Integer.MAX_VALUE))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Money(Money.AMOUNT_MAX, "EUR").plus(new Money(1, "EUR")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1250, EUR, 12.50 EUR",
    "5, EUR, 0.05 EUR",
    "-5, EUR, -0.05 EUR",
    "0, USD, 0.00 USD",
    "1250, JPY, 1250 JPY",
    "1250, KWD, 1.250 KWD",
    "7, XAU, 7 XAU"
  })
  void people_read_it_with_the_currency_s_digits(long amount, String currency, String text) {
    assertThat(new Money(amount, currency).text()).isEqualTo(text);
  }

  @Test
  void it_is_two_fields_in_json() {
    String json = Json.write(new Money(1250, "EUR"));

    assertThat(json).isEqualTo("{\"amount\":1250,\"currency\":\"EUR\"}");
    assertThat(Json.read(json, Money.class)).isEqualTo(new Money(1250, "EUR"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"amount\":1}",
        "{\"currency\":\"EUR\"}",
        "{\"amount\":null,\"currency\":\"EUR\"}",
        "{\"amount\":1,\"currency\":null}",
        "{\"amount\":1.5,\"currency\":\"EUR\"}",
        "{\"amount\":\"1\",\"currency\":\"EUR\"}",
        "{\"amount\":9007199254740992,\"currency\":\"EUR\"}",
        "{\"amount\":99999999999999999999,\"currency\":\"EUR\"}",
        "{\"amount\":1,\"currency\":\"XYZ\"}"
      })
  void json_that_is_no_money_is_refused(String json) {
    assertThatThrownBy(() -> Json.read(json, Money.class)).isInstanceOf(MalformedJson.class);
  }
}
