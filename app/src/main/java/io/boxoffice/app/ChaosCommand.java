package io.boxoffice.app;

import io.boxoffice.bench.ServerProcess;
import io.boxoffice.chaos.Campaign;
import io.boxoffice.chaos.CampaignResult;
import io.boxoffice.chaos.CampaignSettings;
import io.boxoffice.chaos.ChaosFailure;
import io.boxoffice.chaos.Fault;
import io.boxoffice.chaos.Program;
import io.boxoffice.postgres.InstallationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Breaks an installation of its own under load and looks whether it kept its word.
@Command(
    name = "chaos",
    description =
        "Starts an installation of its own, lets customers buy, breaks it by a plan that follows"
            + " from the seed, and checks after each fault that nothing acknowledged is lost."
            + " Exits with 1 at the first violation and keeps the data.",
    mixinStandardHelpOptions = true)
final class ChaosCommand implements Callable<Integer> {
  private static final int EXIT_VIOLATION = 1;
  private static final int KILLS = 10;
  private static final int KILLS_MAX = 10_000;
  private static final int SECONDS_MAX = 24 * 60 * 60;
  private static final int NOT_GIVEN = 0;

  /// What the product promises on a machine that is not busy with other things.
  private static final int RECOVERY_SECONDS = 30;

  private static final int RECOVERY_SECONDS_MAX = 3_600;
  private static final String ALL = "all";
  private static final String NONE = "none";

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private PropertyArguments properties = new PropertyArguments();

  @Option(
      names = "--kills",
      paramLabel = "N",
      description = "How often the process is killed (default: " + KILLS + ").")
  private int kills = KILLS;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Makes the same plan again (default: another one each time).")
  private long seed = new Random().nextLong(1_000_000);

  @Option(
      names = "--faults",
      paramLabel = "a,b",
      split = ",",
      description = "The other faults, each once: all, none, or some (default: all).")
  private List<String> faults = new ArrayList<>(List.of(ALL));

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Begin no fault later than this (default: when the plan is done).")
  private int seconds = NOT_GIVEN;

  @Option(
      names = "--recovery-within",
      paramLabel = "N",
      description =
          "How many seconds after a fault it must sell again by itself (default: "
              + RECOVERY_SECONDS
              + ").")
  private int recovery = RECOVERY_SECONDS;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "An empty folder for all data, which is kept (default: one that is deleted).")
  private String data = "";

  @Option(names = "--json", description = "Print one JSON object and nothing else.")
  private boolean json;

  @Override
  public Integer call() {
    check("--kills", kills, 0, KILLS_MAX);
    check("--seconds", seconds, 0, SECONDS_MAX);
    check("--recovery-within", recovery, 1, RECOVERY_SECONDS_MAX);
    QuietLogging.on();
    try {
      var campaign =
          new Campaign(
              settings(), CampaignTokens::new, Promised::proof, Clock.systemUTC(), this::tell);
      CampaignResult result = campaign.run();
      report(result);
      return result.clean() ? 0 : EXIT_VIOLATION;
    } catch (ChaosFailure failure) {
      tell("seed " + seed + ": " + failure.sentence());
      return Boxoffice.EXIT_INSTALLATION;
    }
  }

  private CampaignSettings settings() {
    var program =
        new Program(
            Boxoffice.class.getName(),
            System.getProperty("java.class.path"),
            ServerProcess.JVM_OPTIONS,
            properties.values().entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toList());
    Duration atMost = Duration.ofSeconds(seconds == NOT_GIVEN ? SECONDS_MAX : seconds);
    return new CampaignSettings(
        program,
        kills,
        seed,
        chosen(),
        1,
        atMost,
        folder(),
        !data.isEmpty(),
        Duration.ofSeconds(recovery));
  }

  private List<Fault> chosen() {
    if (faults.equals(List.of(ALL))) {
      return Fault.others();
    }
    return faults.equals(List.of(NONE)) ? List.of() : faults.stream().map(this::fault).toList();
  }

  private Fault fault(String name) {
    return Fault.named(name.strip())
        .filter(Fault.others()::contains)
        .orElseThrow(
            () ->
                wrong(
                    "No fault: " + name + ". Either all, or none, or of these: " + names() + "."));
  }

  private static String names() {
    return Fault.others().stream().map(Fault::wireName).collect(Collectors.joining(", "));
  }

  private Path folder() {
    try {
      Path folder =
          data.isEmpty()
              ? Files.createTempDirectory("boxoffice-chaos-")
              : Files.createDirectories(Path.of(data));
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new InstallationException("The folder " + folder + " is not empty.");
        }
      }
      return folder.toRealPath();
    } catch (IOException e) {
      throw new InstallationException("No folder for the campaign can be made.", e);
    }
  }

  private void report(CampaignResult result) {
    result.violations().forEach(violation -> tell("VIOLATION: " + violation));
    if (!result.clean()) {
      tell("Everything is kept in " + result.folder());
    }
    spec.commandLine().getOut().println(json ? result.json() : result.text());
    spec.commandLine().getOut().flush();
  }

  private void check(String option, int value, int min, int max) {
    if (value < min || value > max) {
      throw wrong("%s is between %d and %,d.".formatted(option, min, max));
    }
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  /// Progress goes beside the result.
  private void tell(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
