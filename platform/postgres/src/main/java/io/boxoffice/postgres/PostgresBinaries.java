package io.boxoffice.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The programs of PostgreSQL, unpacked once per user and version into the cache folder.
///
/// @param folder holds `bin`, `lib` and `share`
record PostgresBinaries(Path folder) {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);
  private static final String VERSION = version();

  /// A file lock excludes other processes only; this excludes the threads of this one.
  private static final ReentrantLock UNPACKING = new ReentrantLock();

  /// What the archives call a processor, by what Java calls it.
  private enum Platform {
    AMD64("amd64", "postgres-linux-x86_64.txz"),
    ARM64("aarch64", "postgres-linux-arm_64.txz");

    private final String arch;
    private final String archive;

    Platform(String arch, String archive) {
      this.arch = arch;
      this.archive = archive;
    }
  }

  /// The server's major version, which its data folders carry in `PG_VERSION`.
  static String majorVersion() {
    return VERSION.substring(0, VERSION.indexOf('.'));
  }

  /// Finds the programs in the user's cache folder, or beneath `home` when that can't be written or
  /// the server's user can't run programs from it.
  static PostgresBinaries locate(Path home, RunAs runAs) throws IOException {
    Platform platform = platform();
    String name = "postgresql-" + VERSION + "-" + platform.arch;
    Optional<PostgresBinaries> cached =
        cacheFolder()
            .flatMap(cache -> unpackedIn(cache, name, platform))
            .filter(it -> it.run(runAs));
    if (cached.isPresent()) {
      return cached.get();
    }
    PostgresBinaries own = unpack(home.resolve(name), platform);
    if (!own.run(runAs)) {
      throw new InstallationException(
          "PostgreSQL can't be run from "
              + own.folder
              + ": the user that runs it can't reach the folder, or programs are forbidden there;"
              + " choose another data folder.");
    }
    return own;
  }

  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  private boolean run(RunAs runAs) {
    return Command.succeeds(runAs.command(List.of(program("postgres"), "--version")));
  }

  private static Platform platform() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "");
    for (Platform platform : Platform.values()) {
      if (os.equals("linux") && platform.arch.equals(arch) && has(platform)) {
        return platform;
      }
    }
    throw new InstallationException(
        "The embedded PostgreSQL runs on Linux on amd64 and aarch64, but this is "
            + os
            + " on "
            + arch
            + "; give the URL of a PostgreSQL "
            + majorVersion()
            + " server instead.");
  }

  private static boolean has(Platform platform) {
    return PostgresBinaries.class.getResource("/" + platform.archive) != null;
  }

  private static Optional<Path> cacheFolder() {
    String configured = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
    if (configured.startsWith("/")) {
      return Optional.of(Path.of(configured));
    }
    String user = System.getProperty("user.home", "");
    return user.startsWith("/") ? Optional.of(Path.of(user, ".cache")) : Optional.empty();
  }

  private static Optional<PostgresBinaries> unpackedIn(Path cache, String name, Platform platform) {
    try {
      return Optional.of(unpack(cache.resolve("boxoffice").resolve(name), platform));
    } catch (IOException e) {
      LOG.debug("can't use the cache folder {}", cache, e);
      return Optional.empty();
    }
  }

  /// Unpacks beside the target and renames when complete and on disk: whoever sees the folder sees
  /// all of it, also after a crash in between. One process unpacks, others wait for it.
  private static PostgresBinaries unpack(Path target, Platform platform) throws IOException {
    if (Files.isDirectory(target)) {
      return new PostgresBinaries(target);
    }
    Files.createDirectories(target.resolveSibling(""));
    UNPACKING.lock();
    try (FileChannel channel =
            FileChannel.open(
                target.resolveSibling(".unpacking.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !Files.isDirectory(target)) {
        LOG.info("Unpacking PostgreSQL {} into {}, once.", VERSION, target);
        Path draft = target.resolveSibling(target.getFileName() + ".unpacking");
        Folders.delete(draft);
        try (InputStream archive = open(platform)) {
          Archive.unpack(archive, draft);
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      UNPACKING.unlock();
    }
    return new PostgresBinaries(target);
  }

  private static InputStream open(Platform platform) throws IOException {
    InputStream archive = PostgresBinaries.class.getResourceAsStream("/" + platform.archive);
    if (archive == null) {
      throw new IOException("no " + platform.archive + " on the class path");
    }
    return new BufferedInputStream(archive);
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = PostgresBinaries.class.getResourceAsStream("binaries.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new IllegalStateException("binaries.properties can't be read", e);
    }
    String version = properties.getProperty("version", "");
    if (!version.matches("\\d+\\.[\\d.]+")) {
      throw new IllegalStateException("binaries.properties has no version of PostgreSQL");
    }
    return version;
  }
}
