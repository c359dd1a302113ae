package io.boxoffice.app;

import io.boxoffice.bench.BenchFailure;
import io.boxoffice.bench.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What every bench takes, and how it ends: figures on the output, progress beside them.
final class BenchOptions {
  private static final int NOT_VERIFIED = 1;
  private static final int SECONDS = 10;

  /// A show has at most 50 offers of 1,000,000, and must not sell out.
  private static final int SECONDS_MAX = 300;

  /// On two cores the server's compiler needs 20 to 40 s for the hot path while it is loaded.
  private static final int WARM_UP = 40;

  private static final int WARM_UP_MAX = 300;
  private static final int CONNECTIONS = 64;
  private static final int CONNECTIONS_MAX = 8_000;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long to measure (default: " + SECONDS + ").")
  private int seconds = SECONDS;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description =
          "Seconds of load before measuring, in which the server's JVM compiles what is hot"
              + " (default: "
              + WARM_UP
              + "). The speed is told meanwhile: see that it has settled.")
  private int warmUp = WARM_UP;

  @Option(
      names = "--connections",
      paramLabel = "N",
      description = "Customers who ask at the same time (default: " + CONNECTIONS + ").")
  private int connections = CONNECTIONS;

  @Option(names = "--json", description = "Print one JSON object and nothing else.")
  private boolean json;

  @Option(
      names = "--server-jvm",
      paramLabel = "OPTION",
      description = "Another option for the JVM of the server, such as a profiler; repeatable.")
  private List<String> jvmOptions = new ArrayList<>();

  Duration measured() {
    return Duration.ofSeconds(checked("--seconds", seconds, 1, SECONDS_MAX));
  }

  Duration warmUp() {
    return Duration.ofSeconds(checked("--warm-up", warmUp, 0, WARM_UP_MAX));
  }

  int connections() {
    return checked("--connections", connections, 1, CONNECTIONS_MAX);
  }

  /// Starts the server to measure.
  BenchBed start(Class<?> program, PropertyArguments properties) {
    tell("Starting a server of its own.");
    return BenchBed.start(program, jvmOptions, properties.values());
  }

  /// Starts a server that is to be started again.
  BenchBed startToRestart(Class<?> program, PropertyArguments properties) {
    tell("Starting a server of its own.");
    return BenchBed.startToRestart(program, jvmOptions, properties.values());
  }

  /// Measures, prints, and gives the exit status.
  int run(Supplier<Figures> bench) {
    QuietLogging.on();
    try {
      Figures figures = bench.get();
      spec.commandLine().getOut().println(json ? figures.json() : figures.table());
      spec.commandLine().getOut().flush();
      if (json) {
        figures.broken().forEach(this::tell);
      }
      return figures.verified() ? 0 : NOT_VERIFIED;
    } catch (BenchFailure failure) {
      tell(failure.sentence());
      return Boxoffice.EXIT_INSTALLATION;
    }
  }

  /// Progress goes beside the result.
  void tell(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }

  int checked(String option, int value, int min, int max) {
    if (value < min || value > max) {
      throw refused("%s is between %d and %,d.".formatted(option, min, max));
    }
    return value;
  }

  ParameterException refused(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
