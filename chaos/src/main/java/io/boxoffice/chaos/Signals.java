package io.boxoffice.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Sends signals that Java has no words for.
final class Signals {

  private Signals() {}

  /// Stops the process where it is, until it is told to go on.
  static void stop(List<ProcessHandle> processes) {
    send("-STOP", processes);
  }

  static void goOn(List<ProcessHandle> processes) {
    send("-CONT", processes);
  }

  /// A process and all that it started.
  static List<ProcessHandle> tree(ProcessHandle root) {
    return Stream.concat(Stream.of(root), root.descendants()).toList();
  }

  /// Those that ended meanwhile are not missed.
  private static void send(String signal, List<ProcessHandle> processes) {
    List<String> command = new ArrayList<>(List.of("kill", signal));
    processes.forEach(process -> command.add(Long.toString(process.pid())));
    try {
      int _ =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
    } catch (IOException e) {
      throw new ChaosFailure("kill could not be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChaosFailure("interrupted", e);
    }
  }
}
