package io.boxoffice.app;

import io.boxoffice.bench.BenchFailure;
import io.boxoffice.bench.Onsale;
import io.boxoffice.bench.OnsaleBench;
import io.boxoffice.bench.OnsaleResult;
import io.boxoffice.bench.ServerProcess;
import io.boxoffice.core.Ids;
import io.boxoffice.web.Caller;
import io.boxoffice.web.Role;
import io.boxoffice.web.TokenIssuer;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Everyone wants one show: successful durable holds per second.
@Command(
    name = "onsale",
    description =
        "Counts the holds of one show that succeed per second, over HTTP, with a token for each"
            + " customer. Fails if the server has not exactly the holds that it acknowledged.",
    mixinStandardHelpOptions = true)
final class BenchOnsaleCommand implements Callable<Integer> {
  private static final int NOT_VERIFIED = 1;
  private static final int SECONDS = 10;

  /// A show has at most 50 offers of 1,000,000, and must not sell out.
  private static final int SECONDS_MAX = 600;

  private static final int CONNECTIONS = 64;
  private static final int CONNECTIONS_MAX = 8_000;

  /// Longer than any measurement: tokens stay valid, and no hold lapses before it is counted.
  private static final Duration LIFE = Duration.ofHours(12);

  /// Unless the user says otherwise.
  private static final Map<String, Object> PROPERTIES =
      Map.of("boxoffice.inventory.hold-for", "12h");

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private PropertyArguments properties = new PropertyArguments();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long to measure, after 3 s of warming up (default: " + SECONDS + ").")
  private int seconds = SECONDS;

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

  @Override
  public Integer call() {
    check("--seconds", seconds, SECONDS_MAX);
    check("--connections", connections, CONNECTIONS_MAX);
    try {
      OnsaleResult result = measure();
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? result.json() : result.table());
      out.flush();
      return result.verified() ? 0 : NOT_VERIFIED;
    } catch (BenchFailure failure) {
      tell(failure.sentence());
      return Boxoffice.EXIT_INSTALLATION;
    }
  }

  private OnsaleResult measure() {
    List<String> arguments = propertyArguments();
    tell("Starting a server of its own.");
    try (var server = ServerProcess.start(Boxoffice.class, jvmOptions, arguments)) {
      var keys = new Keys(server.data().resolve("keys"));
      var onsale =
          new Onsale(
              server.url(),
              server.pid(),
              TokenCommand.token(keys, Role.ORGANIZER),
              customers(keys, Onsale.customersFor(connections)),
              connections,
              Onsale.WARM_UP,
              Duration.ofSeconds(seconds));
      return new OnsaleBench(onsale, Clock.systemUTC(), this::tell).run();
    }
  }

  private List<String> propertyArguments() {
    Map<String, Object> all = new LinkedHashMap<>(PROPERTIES);
    all.putAll(properties.values());
    return all.entrySet().stream().map(p -> "--" + p.getKey() + "=" + p.getValue()).toList();
  }

  private static List<String> customers(Keys keys, int count) {
    var ids = new Ids(Clock.systemUTC());
    var issuer = new TokenIssuer(keys, Clock.systemUTC());
    return Stream.generate(ids::next)
        .limit(count)
        .map(id -> new Caller(id, Set.of(Role.CUSTOMER), Map.of(), false))
        .map(customer -> issuer.issue(customer, LIFE))
        .toList();
  }

  private void check(String option, int value, int max) {
    if (value < 1 || value > max) {
      throw new ParameterException(
          spec.commandLine(), "%s is between 1 and %,d.".formatted(option, max));
    }
  }

  /// Progress goes beside the result.
  private void tell(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
