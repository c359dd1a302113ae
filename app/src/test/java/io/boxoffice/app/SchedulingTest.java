package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How Linux schedules the threads of a server. Where there is no `chrt`, or it may not be used, or
/// the tests themselves have another policy, as they are scheduled anyway.
final class SchedulingTest {
  private static final int IDLE = 5;
  private static final String USUAL_PATH = System.getenv("PATH");

  /// Policies of this process, one or none.
  private static final Set<Integer> OURS =
      Scheduling.policy(ProcessHandle.current().pid()).stream().collect(Collectors.toSet());

  @TempDir Path folder;

  @Test
  void all_threads_run_on_when_they_wake_others() throws Exception {
    boolean chosen = canChoose() && OURS.equals(Set.of(Scheduling.USUAL));
    assertThat(policies(USUAL_PATH, List.of())).isEqualTo(chosen ? Set.of(Scheduling.BATCH) : OURS);
  }

  @Test
  void without_the_program_all_is_as_it_was() throws Exception {
    assertThat(policies(folder.toString(), List.of())).isEqualTo(OURS);
  }

  @Test
  void what_who_starts_a_server_chose_stays_so() throws Exception {
    List<String> launch = canChoose() ? List.of("chrt", "-i", "0") : List.of();
    assertThat(policies(USUAL_PATH, launch)).isEqualTo(canChoose() ? Set.of(IDLE) : OURS);
  }

  /// The policies of a process's threads, one of them made afterwards.
  private Set<Integer> policies(String path, List<String> launch) throws Exception {
    List<String> command = new ArrayList<>(launch);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            CommandRun.classPath(),
            Scheduled.class.getName()));
    Path output = folder.resolve("policies");
    var builder = new ProcessBuilder(command).inheritIO().redirectOutput(output.toFile());
    builder.environment().put("PATH", path);
    assertThat(builder.start().waitFor()).isZero();
    return Files.readAllLines(output).stream().map(Integer::valueOf).collect(Collectors.toSet());
  }

  private static boolean canChoose() throws InterruptedException {
    try {
      return new ProcessBuilder("chrt", "-b", "0", "true").start().waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  /// Chooses as a server does, and prints the policies of its threads.
  static final class Scheduled {

    private Scheduled() {}

    public static void main(String[] arguments) throws Exception {
      Scheduling.runOnWhenWaking();
      Thread.ofPlatform().start(Scheduled::print).join();
    }

    private static void print() {
      Set<Integer> policies = new HashSet<>();
      try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
        threads
            .map(thread -> Long.parseLong(thread.getFileName().toString()))
            .forEach(thread -> Scheduling.policy(thread).ifPresent(policies::add));
      } catch (IOException _) {
        return; // Not Linux.
      }
      policies.forEach(System.out::println);
    }
  }
}
