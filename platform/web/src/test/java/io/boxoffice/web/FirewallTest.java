package io.boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirewallTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/docs/openapi.json",
        "/api/v1/shows/0199aaaa-0000-7000-8000-000000000000/holds",
        "/a_b-c.d"
      })
  void an_address_of_names_and_single_separators_is_plain(String path) {
    assertThat(Firewall.isPlain(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//docs",
        "/a//b",
        "/a/../b",
        "/./a",
        "/a/..",
        "/a..b",
        "/.hidden",
        "/a;b=c/d",
        "/%6fps",
        "/a%2fb",
        "/a\\b",
        "/a b",
        "/ä",
        "/a\u0000"
      })
  void whatever_may_mean_another_thing_to_another_reader_is_looked_at_closely(String path) {
    assertThat(Firewall.isPlain(path)).isFalse();
  }
}
