package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// When PostgreSQL sweeps a log. See ADR 0026.
class EventsSweptIT {
  private final PostgresLogFixture fixture = new PostgresLogFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void neither_a_sale_nor_what_is_rolled_back_makes_a_vacuum_of_the_log() {
    var options =
        JdbcClient.create(fixture.database().pool())
            .sql("select unnest(reloptions) from pg_class where oid = 'events'::regclass")
            .query(String.class)
            .list();
    assertThat(options)
        .containsExactlyInAnyOrder(
            "autovacuum_vacuum_insert_threshold=10000000",
            "autovacuum_analyze_threshold=1000000",
            "autovacuum_vacuum_threshold=1000000");
  }
}
