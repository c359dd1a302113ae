package io.boxoffice.chaos;

import io.boxoffice.core.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Everything that a campaign needs around the process under test, and the process itself. Gone
/// when it is closed, also when the harness is ended by Ctrl-C or killed.
final class Rig implements AutoCloseable {

  /// One customer more would only wait for the machine.
  private static final int CUSTOMERS = 16;

  /// Making the archive of classes costs as much as it saves in a few starts.
  private static final int KILLS_WORTH_AN_ARCHIVE = 4;

  private final CampaignSettings settings;
  private final Clock clock;
  private final Disk.Wish disk;
  private final Path data;
  private final World world;
  private final ServerUnderTest server;
  private final Watchdog watchdog;
  private final HttpShop http;
  private final Recorder recorder = new Recorder();
  private final Thread hook = Thread.ofPlatform().unstarted(this::interrupted);
  private boolean down;
  private volatile boolean keep;

  private Rig(CampaignSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.keep = settings.keep();
    Path folder = settings.folder();
    this.watchdog = Watchdog.over(folder, settings.keep());
    this.disk =
        settings.needsDisk() ? Disk.make(folder) : new Disk.Wish.Refused("no fault needs one");
    this.data = disk().map(Disk::folder).orElse(folder).resolve("data");
    this.world = World.start(clock);
    Program program =
        settings.program().with(CampaignSettings.SHORT_TIMES).with(world.properties());
    this.server = ServerUnderTest.in(folder, data, program);
    this.http = new HttpShop(server.url());
  }

  static Rig set(CampaignSettings settings, Clock clock) {
    try {
      Files.createDirectories(settings.folder());
    } catch (IOException e) {
      throw new ChaosFailure("The folder " + settings.folder() + " can't be made.", e);
    }
    var rig = new Rig(settings, clock);
    Runtime.getRuntime().addShutdownHook(rig.hook);
    return rig;
  }

  /// Starts the server for the first time, and once more if that makes later starts quicker.
  void start() {
    server.start();
    if (settings.program().isInJars() && settings.kills() >= KILLS_WORTH_AN_ARCHIVE) {
      int _ = server.stop();
      server.start();
    }
  }

  /// Puts shows on sale and lets customers in.
  Crowd crowd(Stage stage, Tokens tokens) {
    var accounts = new People(http, world).register(CUSTOMERS);
    stage.open();
    var crowd = new Crowd(http, recorder, stage, tokens, new Ids(clock));
    crowd.come(accounts, settings.seed());
    return crowd;
  }

  Tokens tokens(Function<Path, Tokens> maker) {
    return maker.apply(data);
  }

  Optional<Disk> disk() {
    return switch (disk) {
      case Disk.Wish.Granted(Disk made) -> Optional.of(made);
      case Disk.Wish.Refused _ -> Optional.empty();
    };
  }

  /// Why there is no disk.
  String diskRefusal() {
    return switch (disk) {
      case Disk.Wish.Granted _ -> "";
      case Disk.Wish.Refused(String reason) -> reason;
    };
  }

  World world() {
    return world;
  }

  ServerUnderTest server() {
    return server;
  }

  Postgres postgres() {
    return new Postgres(data);
  }

  HttpShop http() {
    return http;
  }

  Recorder recorder() {
    return recorder;
  }

  /// Whether the folder stays, for whoever wants to look.
  void keep(boolean stays) {
    keep = stays;
  }

  @Override
  public void close() {
    tearDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) { // This process is ending; the hook has nothing to do.
      return;
    }
  }

  /// Who ends the campaign does not want to look.
  private synchronized void interrupted() {
    if (!down) {
      keep = settings.keep();
      tearDown();
    }
  }

  private synchronized void tearDown() {
    if (down) {
      return;
    }
    down = true;
    server.close();
    http.close();
    world.close();
    disk().ifPresent(Disk::close);
    watchdog.close();
    if (!keep) {
      delete(settings.folder());
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new ChaosFailure("The folder " + folder + " could not be deleted", e);
    }
  }
}
