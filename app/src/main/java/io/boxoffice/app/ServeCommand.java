package io.boxoffice.app;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Serves an installation until it is told to stop.
@Command(
    name = "serve",
    description = "Serves an installation until SIGTERM or Ctrl-C.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  /// Not an exit status: the process goes on in its own threads.
  static final int RUNNING = -1;

  static final int PORT = 8080;

  private final List<Class<?>> more;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DataOption data = new DataOption();
  @Mixin private PropertyArguments properties = new PropertyArguments();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of HTTP; 0 takes a free one (default: " + PORT + ").")
  private int port = PORT;

  @Option(
      names = "--services",
      paramLabel = "a,b",
      split = ",",
      description = "Serve only these services (default: all).")
  private List<String> services = new ArrayList<>();

  @Option(
      names = "--dev",
      description =
          "A development installation: simulated payments, caught mails at /dev/mailbox, generous"
              + " limits.")
  private boolean development;

  ServeCommand() {
    this(new Class<?>[0]);
  }

  /// @param more configuration besides that of the services
  ServeCommand(Class<?>... more) {
    this.more = List.of(more);
  }

  @Override
  public Integer call() {
    QuietLogging.on(); // Until the process has its own.
    Scheduling.runOnWhenWaking();
    Server server =
        Server.start(
            new Server.Settings(
                data.folder, checkedPort(), modules(), development, properties.values()),
            more.toArray(Class<?>[]::new));
    spec.commandLine().getOut().println("Boxoffice serves on " + server.url());
    spec.commandLine().getOut().flush();
    return RUNNING;
  }

  private int checkedPort() {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), "A port is between 0 and 65535.");
    }
    return port;
  }

  private Set<ServiceModule> modules() {
    Set<ServiceModule> chosen = EnumSet.noneOf(ServiceModule.class);
    for (String name : services) {
      chosen.add(
          Stream.of(ServiceModule.values())
              .filter(module -> module.name().toLowerCase(Locale.ROOT).equals(name.strip()))
              .findFirst()
              .orElseThrow(
                  () -> new ParameterException(spec.commandLine(), "No service: " + name)));
    }
    for (ServiceModule module : chosen) {
      if (!chosen.containsAll(module.needs())) {
        throw new ParameterException(
            spec.commandLine(),
            module + " asks " + module.needs() + " directly: serve them in the same process.");
      }
    }
    return chosen;
  }
}
