package io.boxoffice.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// A secret that an installation makes for itself: 256 random bits in a file that only its owner
/// reads.
final class SecretFile {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private SecretFile() {}

  /// The secret in this file, made at the first call. When two processes make it at once, both get
  /// the same.
  static String readOrCreate(Path file) throws IOException {
    if (!Files.exists(file)) {
      create(file);
    }
    return read(file);
  }

  static String read(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  /// Complete before it gets its name: a crash leaves no empty secret. A link, unlike a rename,
  /// never replaces the secret that another process made meanwhile.
  private static void create(Path file) throws IOException {
    Files.createDirectories(
        file.resolveSibling(""),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    Path draft =
        Files.createTempFile(
            file.resolveSibling(""),
            ".secret",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(draft, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      return; // another process was first; its secret counts
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
