package io.boxoffice.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.boxoffice.core.Ids;
import io.boxoffice.postgres.InstallationException;
import io.boxoffice.web.SigningKeys;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The keys of an installation: files in its `keys` folder, made when first needed, for its owner's
/// eyes only. Token keys are `token-<key id>.jwk`; the one that sorts last signs, so that a new
/// file rotates them without signing anyone out.
final class Keys implements SigningKeys {
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;
  private final Map<String, byte[]> secrets = new ConcurrentHashMap<>();
  private final List<ECKey> tokenKeys;

  Keys(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      if (tokenFiles().isEmpty()) {
        create("token-" + new Ids(Clock.systemUTC()).next() + ".jwk", newTokenKey());
      }
      this.tokenKeys = tokenFiles().stream().map(Keys::tokenKey).toList();
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  /// 32 random bytes kept under this name.
  byte[] secret(String name) {
    return secrets.computeIfAbsent(name, this::readOrCreate).clone();
  }

  @Override
  public ECKey current() {
    return tokenKeys.getLast();
  }

  @Override
  public List<ECKey> all() {
    return tokenKeys;
  }

  private byte[] readOrCreate(String name) {
    try {
      Path file = folder.resolve(name + ".secret");
      if (Files.notExists(file)) {
        byte[] fresh = new byte[SECRET_BYTES];
        RANDOM.nextBytes(fresh);
        create(name + ".secret", Base64.getEncoder().encodeToString(fresh));
      }
      return Base64.getDecoder().decode(Files.readString(file).strip());
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private List<Path> tokenFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().endsWith(".jwk")).sorted().toList();
    }
  }

  /// Written whole or not at all; if two processes make it at once, the first one's counts.
  private void create(String name, String text) throws IOException {
    Path draft = Files.createTempFile(folder, name, ".draft", ownerOnly());
    Files.writeString(draft, text, StandardOpenOption.SYNC);
    try {
      Files.createLink(folder.resolve(name), draft);
    } catch (FileAlreadyExistsException _) {
      return;
    } finally {
      Files.delete(draft);
    }
  }

  private static FileAttribute<?> ownerOnly() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  }

  private static String newTokenKey() {
    try {
      String id = new Ids(Clock.systemUTC()).next().toString();
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate().toJSONString();
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform has P-256", e);
    }
  }

  private static ECKey tokenKey(Path file) {
    try {
      return ECKey.parse(Files.readString(file));
    } catch (IOException | ParseException e) {
      throw new InstallationException(
          "The key file " + file.getFileName() + " can't be read; restore it from a backup.", e);
    }
  }

  private static InstallationException unusable(Path folder, IOException cause) {
    return new InstallationException(
        "The keys in " + folder + " can't be read or written; check the rights of the folder.",
        cause);
  }
}
