package io.boxoffice.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// The folder that holds everything one installation keeps, held by one process at a time.
///
/// Its layout: `version` (of this layout), `boxoffice.lock` (held while open), `keys/` (secrets the
/// installation made for itself), `postgres/` (the embedded server) and `tomcat/` (scratch of the
/// HTTP server).
public final class DataFolder implements AutoCloseable {
  private static final String LAYOUT = "1";

  private final Path path;
  private final FolderLock lock;

  private DataFolder(Path path, FolderLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /// Opens the folder, making it when it does not exist.
  ///
  /// @throws InstallationException if it can't be written, is in use by another process, or has
  ///     another version's layout; it is left as it was
  public static DataFolder open(Path folder) {
    Path path = create(folder);
    Path lockFile = path.resolve("boxoffice.lock");
    FolderLock lock =
        take(lockFile)
            .orElseThrow(
                () ->
                    new InstallationException(
                        "The data folder "
                            + path
                            + " is in use by another process"
                            + FolderLock.holder(lockFile)
                            + "; stop it first, or choose another folder."));
    try {
      checkLayout(path);
      return new DataFolder(path, lock);
    } catch (IOException e) {
      release(lock);
      throw unusable(path, e);
    } catch (InstallationException e) {
      release(lock);
      throw e;
    }
  }

  public Path path() {
    return path;
  }

  /// Where the embedded server lives: the `home` of [EmbeddedPostgres].
  public Path postgres() {
    return path.resolve("postgres");
  }

  /// A secret of this installation by name, 256 random bits as text, made at its first use and kept
  /// in `keys/`.
  public String secret(String name) {
    Path file = path.resolve("keys").resolve(name);
    try {
      return SecretFile.readOrCreate(file);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  @Override
  public void close() {
    release(lock);
  }

  private static Path create(Path folder) {
    try {
      // Others may pass through but not look: the server may have to run as another user.
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
      return folder.toRealPath();
    } catch (FileAlreadyExistsException | NotDirectoryException e) {
      throw new InstallationException("The data folder " + folder + " is not a folder.", e);
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static Optional<FolderLock> take(Path lockFile) {
    try {
      return FolderLock.tryTake(lockFile);
    } catch (IOException e) {
      throw unusable(lockFile.resolveSibling(""), e);
    }
  }

  private static void checkLayout(Path path) throws IOException {
    Path version = path.resolve("version");
    if (!Files.exists(version)) {
      Path draft = path.resolve("version.new");
      Files.writeString(draft, LAYOUT + "\n");
      Files.move(draft, version, StandardCopyOption.ATOMIC_MOVE);
    }
    String found = Files.readString(version).strip();
    if (!found.equals(LAYOUT)) {
      throw new InstallationException(
          "The data folder %s has layout version %s, but this boxoffice reads version %s."
              .formatted(path, found, LAYOUT));
    }
  }

  static InstallationException unusable(Path path, IOException e) {
    if (e instanceof AccessDeniedException) {
      return new InstallationException("No rights to read and write " + path + ".", e);
    }
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    String because = reason == null ? "" : ": " + reason;
    return new InstallationException(path + " can't be read and written" + because + ".", e);
  }

  private static void release(FolderLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
