package io.boxoffice.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs small programs of the operating system.
final class Shell {
  private static final int SECONDS_MAX = 30;

  private Shell() {}

  /// What came of it: nothing to say if it went well.
  ///
  /// @param problem its last words if it failed
  record Ran(boolean well, String problem) {}

  static Ran run(String... command) {
    String what = String.join(" ", command);
    try {
      Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Ran(false, what + " took too long");
      }
      return new Ran(process.exitValue() == 0, what + ": " + said);
    } catch (IOException e) {
      return new Ran(false, what + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChaosFailure("interrupted", e);
    }
  }
}
