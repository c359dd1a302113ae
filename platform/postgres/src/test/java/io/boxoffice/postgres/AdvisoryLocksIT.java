package io.boxoffice.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdvisoryLocksIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private EmbeddedPostgres postgres;

  @BeforeAll
  void start(@TempDir Path data) {
    postgres =
        EmbeddedPostgres.start(data.resolve("postgres"), EmbeddedPostgresSettings.defaults());
  }

  @AfterAll
  void stop() {
    postgres.close();
  }

  private Connection connect() throws SQLException {
    return postgres.server().withDatabase("postgres").connect();
  }

  private AdvisoryLocks process() {
    return new AdvisoryLocks(this::connect);
  }

  @Test
  void one_process_at_a_time_holds_a_lock() throws Exception {
    try (AdvisoryLocks one = process();
        AdvisoryLocks two = process()) {
      AdvisoryLocks.Held held = one.tryAcquire("a").orElseThrow();
      assertThat(held.isHeld()).isTrue();
      assertThat(two.tryAcquire("a")).isEmpty();
      assertThat(two.tryAcquire("b")).isPresent();
      held.close();
      assertThat(held.isHeld()).isFalse();
      assertThat(two.tryAcquire("a")).isPresent();
      assertThat(one.tryAcquire("a")).isEmpty();
    }
  }

  @Test
  void one_holder_in_a_process_holds_a_lock() throws Exception {
    try (AdvisoryLocks one = process();
        AdvisoryLocks two = process()) {
      AdvisoryLocks.Held held = one.tryAcquire("own").orElseThrow();
      assertThat(one.tryAcquire("own")).isEmpty();
      held.close();
      held.close();
      assertThat(two.tryAcquire("own")).isPresent();
    }
  }

  @Test
  void closing_gives_all_locks_back() throws Exception {
    AdvisoryLocks.Held held;
    try (AdvisoryLocks one = process()) {
      held = one.tryAcquire("given").orElseThrow();
    }
    assertThat(held.isHeld()).isFalse();
    try (AdvisoryLocks two = process()) {
      Until.within(SOON, "given back", () -> two.tryAcquire("given").isPresent());
    }
  }

  @Test
  void a_lost_connection_loses_its_locks_and_tells_their_holders() throws Exception {
    CountDownLatch told = new CountDownLatch(2);
    try (AdvisoryLocks one = process()) {
      AdvisoryLocks.Held first = one.tryAcquire("first", told::countDown).orElseThrow();
      AdvisoryLocks.Held second = one.tryAcquire("second", told::countDown).orElseThrow();
      try (Connection admin = connect()) {
        Sql.run(
            admin, "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");
      }
      assertThat(told.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(first.isHeld()).isFalse();
      assertThat(second.isHeld()).isFalse();
      Optional<AdvisoryLocks.Held> again = one.tryAcquire("first");
      assertThat(again).isPresent();
      first.close();
      assertThat(again.orElseThrow().isHeld()).isTrue();
    }
  }
}
