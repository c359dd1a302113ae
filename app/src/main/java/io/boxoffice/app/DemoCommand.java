package io.boxoffice.app;

import io.boxoffice.app.demo.Demo;
import io.boxoffice.web.Role;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// A development installation with a season in it, and one purchase to look at.
@Command(
    name = "demo",
    description = "Starts everything, loads a season, makes one purchase, and stays up.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DataOption data = new DataOption();
  @Mixin private PropertyArguments properties = new PropertyArguments();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of HTTP; 0 takes a free one (default: " + ServeCommand.PORT + ").")
  private int port = ServeCommand.PORT;

  @Override
  public Integer call() {
    QuietLogging.on(); // Until the process has its own.
    Scheduling.runOnWhenWaking();
    tell("Starting: the database and seven services. The first start takes a few seconds more.");
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("boxoffice.logging", "plain");
    all.put("logging.level.root", "warn");
    all.putAll(properties.values());
    Server server = Server.start(new Server.Settings(data.folder, port, Set.of(), true, all));
    var keys = new Keys(data.folder.resolve("keys"));
    new Demo(server.url(), data.repeated(), Clock.systemUTC(), this::tell)
        .run(TokenCommand.token(keys, Role.ORGANIZER), TokenCommand.token(keys, Role.DOOR));
    tell("");
    tell("Shows     " + server.url() + "/api/v1/shows");
    tell("API       " + server.url() + "/docs");
    tell("Mails     " + server.url() + "/dev/mailbox");
    tell("Metrics   " + server.url() + "/actuator/prometheus");
    tell("");
    SpringApplication.getShutdownHandlers().add(() -> tell("Stopped."));
    tell(
        "Boxoffice stays up; Ctrl-C stops it. In another shell: ./boxoffice verify"
            + data.repeated());
    return ServeCommand.RUNNING;
  }

  private void tell(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
