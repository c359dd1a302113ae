package io.boxoffice.app;

import io.boxoffice.messaging.Databases;
import io.boxoffice.postgres.InstallationException;
import io.boxoffice.telemetry.LoggingProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// A running process: the installation, the services, HTTP. Ends cleanly on SIGTERM and Ctrl-C.
final class Server implements AutoCloseable {
  private static final String LOGGING = "boxoffice.logging";

  /// How to serve.
  ///
  /// @param port of HTTP; 0 takes a free one
  /// @param development with the simulated outside world and generous limits
  record Settings(
      Path data,
      int port,
      Set<ServiceModule> services,
      boolean development,
      Map<String, Object> properties) {

    Settings {
      services = Set.copyOf(services.isEmpty() ? EnumSet.allOf(ServiceModule.class) : services);
      properties = Map.copyOf(properties);
    }
  }

  private final ConfigurableApplicationContext context;
  private final URI url;
  private final Runnable end;

  private Server(ConfigurableApplicationContext context, URI url, Runnable end) {
    this.context = context;
    this.url = url;
    this.end = end;
  }

  URI url() {
    return url;
  }

  /// A part of the process by its type, such as the [Installation].
  <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /// Starts and returns when the first request can be answered. Throws [InstallationException] with
  /// a sentence for the user when something is in the way.
  ///
  /// @param more configuration besides that of the services
  static Server start(Settings settings, Class<?>... more) {
    PropertyNames.check(settings.properties().keySet(), System.getenv().keySet());
    LoggingProperties form = form(settings.properties());
    int port = settings.port() == 0 ? freePort() : available(settings.port());
    List<AutoCloseable> ours = new CopyOnWriteArrayList<>(); // SIGTERM may come while it grows.
    Runnable end = () -> closeAll(ours);
    try {
      Installation installation = Installation.open(settings.data(), settings.properties());
      ours.addFirst(installation);
      Development.check(installation.folder(), settings.development());
      Map<String, Object> defaults = defaults(settings, port);
      List<Class<?>> sources = new ArrayList<>(List.of(ProcessConfiguration.class));
      sources.addAll(List.of(more));
      EnumSet.copyOf(settings.services()).forEach(module -> sources.add(module.configuration()));
      var application = new SpringApplication(sources.toArray(Class[]::new));
      application.addInitializers(
          context -> {
            register(context, "installation", Installation.class, installation);
            ours.addFirst(
                register(context, "databases", Databases.class, opening(settings, installation)));
          });
      if (settings.development()) {
        var world =
            OutsideWorld.start(installation.folder(), installation.secrets(), Clock.systemUTC());
        ours.addFirst(world);
        defaults.putAll(world.properties());
        application.addPrimarySources(List.of(DevelopmentConfiguration.class));
        application.addInitializers(
            context -> register(context, "outsideWorld", OutsideWorld.class, world));
      }
      var logging = new StartLogging(settings.properties());
      defaults.putAll(logging.defaults());
      defaults.put(LOGGING, form.logging());
      defaults.putAll(settings.properties());
      application.setDefaultProperties(defaults);
      application.setWebApplicationType(WebApplicationType.SERVLET);
      SpringApplication.getShutdownHandlers().add(end);
      var context = application.run();
      logging.started();
      Development.remember(installation.folder(), settings.development());
      return new Server(context, URI.create("http://localhost:" + port), end);
    } catch (RuntimeException failure) { // A named edge: whatever stops the start is explained.
      if (!isOurs(end)) {
        throw new InstallationException("Stopped while starting.", failure);
      }
      end.run();
      throw explained(failure, port);
    }
  }

  /// Drains and ends; then the installation is free for another process.
  @Override
  public void close() {
    context.close();
    if (isOurs(end)) {
      end.run();
    }
  }

  /// Whether it is ours to run: once the process is ending, its shutdown does.
  private static boolean isOurs(Runnable end) {
    try {
      SpringApplication.getShutdownHandlers().remove(end);
      return true;
    } catch (IllegalStateException _) {
      return false;
    }
  }

  /// Looked at before anything is logged: a form that there is not could not be told in one.
  private static LoggingProperties form(Map<String, Object> properties) {
    try {
      return new LoggingProperties(String.valueOf(properties.getOrDefault(LOGGING, "json")));
    } catch (IllegalArgumentException e) {
      throw new InstallationException("The property is wrong: " + e.getMessage() + ".", e);
    }
  }

  private static Map<String, Object> defaults(Settings settings, int port) {
    Map<String, Object> defaults = new HashMap<>();
    defaults.put("server.port", port);
    defaults.put("spring.threads.virtual.enabled", true);
    defaults.put("boxoffice.notifications.base-url", "http://localhost:" + port);
    if (settings.development()) {
      defaults.putAll(Development.LIMITS);
    }
    return defaults;
  }

  /// As soon as logging is as it shall be, beside all that follows.
  private static Databases opening(Settings settings, Installation installation) {
    return Databases.opening(
        installation::server,
        settings.services().stream().sorted().map(ServiceModule::schema).toList());
  }

  private static <T> T register(
      ConfigurableApplicationContext context, String name, Class<T> type, T bean) {
    ((GenericApplicationContext) context).registerBean(name, type, () -> bean);
    return bean;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new InstallationException("This machine has no free port.", e);
    }
  }

  /// Looks before anything is opened, so that a wrong port touches no data.
  private static int available(int port) {
    try (var socket = new ServerSocket(port)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw portInUse(port, e);
    }
  }

  private static InstallationException portInUse(int port, Exception cause) {
    return new InstallationException(
        "Port " + port + " is in use; stop what uses it or choose another with --port.", cause);
  }

  private static RuntimeException explained(RuntimeException failure, int port) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InstallationException clear) {
        return clear;
      }
      if (cause instanceof PortInUseException inUse) {
        return portInUse(port, inUse);
      }
      if (cause instanceof ConfigurationPropertiesBindException || cause instanceof BindException) {
        return new InstallationException(WrongProperty.sentence(cause), cause);
      }
    }
    return failure;
  }

  private static void closeAll(List<AutoCloseable> ours) {
    for (AutoCloseable resource : ours) {
      try {
        resource.close();
      } catch (Exception e) { // A named edge: AutoCloseable may throw anything.
        throw new IllegalStateException("the process did not end cleanly", e);
      }
    }
  }
}
