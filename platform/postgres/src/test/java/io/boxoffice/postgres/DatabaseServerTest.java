package io.boxoffice.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseServerTest {
  private final DatabaseServer server =
      new DatabaseServer(
          "jdbc:postgresql://db.example.org:5433,db2/boxoffice?sslmode=require",
          "me",
          "pass",
          "key");

  @Test
  void the_database_is_in_the_url() {
    assertThat(server.database()).isEqualTo("boxoffice");
    assertThat(server.withDatabase("other").jdbcUrl())
        .isEqualTo("jdbc:postgresql://db.example.org:5433,db2/other?sslmode=require");
  }

  @Test
  void secrets_are_not_shown() {
    assertThat(server.toString())
        .isEqualTo("DatabaseServer[jdbc:postgresql://db.example.org:5433,db2/boxoffice as me]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "jdbc:mysql://a/b",
        "jdbc:postgresql://host",
        "jdbc:postgresql://host/",
        "jdbc:postgresql://host/a b",
        "jdbc:postgresql://host/a;drop"
      })
  void other_urls_are_refused_in_one_sentence(String url) {
    assertThatThrownBy(() -> new DatabaseServer(url, "me", "pass", "key"))
        .isInstanceOf(InstallationException.class)
        .hasMessageContaining("must look like");
  }
}
