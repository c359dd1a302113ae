package io.boxoffice.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ServerProcessIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void a_server_is_ready_when_started_and_gone_with_all_it_had_when_closed() throws IOException {
    long database;
    long pid;
    Path data;
    try (var server = start()) {
      data = server.data();
      pid = server.pid();
      database = Long.parseLong(Files.readString(data.resolve("database.pid")));
      try (var client = new BenchClient(server.url())) {
        assertThat(client.get("/actuator/health/readiness").status()).isEqualTo(200);
      }
      assertThat(isAlive(pid)).isTrue();
      assertThat(isAlive(database)).isTrue();
    }
    assertThat(isAlive(pid)).isFalse();
    assertThat(isAlive(database)).isFalse();
    assertThat(data.getParent()).doesNotExist();
  }

  @Test
  void closing_again_does_nothing() {
    ServerProcess server = start();
    server.close();
    server.close();
    assertThat(isAlive(server.pid())).isFalse();
  }

  @Test
  void a_server_that_does_not_start_says_why_and_leaves_nothing() throws IOException {
    List<Path> before = folders();
    assertThatExceptionOfType(BenchFailure.class)
        .isThrownBy(
            () ->
                ServerProcess.start(
                    TinyShopProgram.class, List.of(), List.of("--boxoffice.broken=true")))
        .withMessageContaining("The disk is full.");
    assertThat(folders()).isSubsetOf(before);
  }

  @Test
  void a_bench_that_is_killed_takes_its_server_along() throws IOException, InterruptedException {
    Process bench =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledBench.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String[] told = bench.inputReader().readLine().split(" ", -1);
    long server = Long.parseLong(told[0]);
    Path data = Path.of(told[1]);
    assertThat(isAlive(server)).isTrue();

    bench.destroyForcibly().waitFor();

    assertThat(Patience.await(SOON, () -> !isAlive(server))).isTrue();
    assertThat(Patience.await(SOON, () -> Files.notExists(data.getParent()))).isTrue();
  }

  private static ServerProcess start() {
    return ServerProcess.start(TinyShopProgram.class, List.of(), List.of());
  }

  private static boolean isAlive(long pid) {
    return Optional.of(pid).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).isPresent();
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(f -> f.getFileName().toString().startsWith("boxoffice-bench-")).toList();
    }
  }
}
