package io.boxoffice.app;

import io.boxoffice.chaos.Campaign;
import io.boxoffice.chaos.CampaignResult;
import io.boxoffice.chaos.CampaignSettings;
import io.boxoffice.chaos.Fault;
import io.boxoffice.chaos.Program;
import java.io.File;
import java.net.URL;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A campaign of `boxoffice chaos` that is short enough for a test. Its output tells the seed.
///
/// @param program that is run, as it is or with a mistake in it
record SmallCampaign(Path folder, Class<?> program, List<String> properties) {

  private static final String JAR = ".jar";

  /// Tests say nothing of how fast it is: the machine may be busy.
  private static final Duration RECOVERY_WITHIN = Duration.ofMinutes(5);

  private static final Duration AT_MOST = Duration.ofMinutes(20);

  /// Less memory and less compiling than what serves customers: these live for seconds.
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xmx384m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED");

  CampaignResult run(int kills, List<Fault> faults) {
    long seed = new Random().nextLong(1_000_000);
    var settings =
        new CampaignSettings(
            new Program(program.getName(), classPath(), JVM_OPTIONS, properties),
            kills,
            seed,
            faults,
            1,
            AT_MOST,
            folder.resolve("chaos"),
            false,
            RECOVERY_WITHIN);
    return new Campaign(
            settings, CampaignTokens::new, Promised::proof, Clock.systemUTC(), System.out::println)
        .run();
  }

  /// A program that is in a jar needs no test classes, and starts in half the time without folders:
  /// the JVM keeps an archive of classes in jars only.
  private String classPath() {
    String whole = CommandRun.classPath();
    URL home = program.getProtectionDomain().getCodeSource().getLocation();
    return home.getPath().endsWith(JAR)
        ? Stream.of(whole.split(File.pathSeparator, -1))
            .filter(entry -> entry.endsWith(JAR))
            .collect(Collectors.joining(File.pathSeparator))
        : whole;
  }
}
