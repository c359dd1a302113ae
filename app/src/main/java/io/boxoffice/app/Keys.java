package io.boxoffice.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.boxoffice.core.Ids;
import io.boxoffice.postgres.InstallationException;
import io.boxoffice.web.SigningKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The keys of an installation: files in its `keys` folder, complete from its first start, for its
/// owner's eyes only. Processes of one installation on several machines each have a copy. Token
/// keys are `token-<key id>.jwk`; the one that sorts last signs, so that a new file rotates them
/// without signing anyone out. All secrets follow from `installation.secret`.
final class Keys implements SigningKeys {
  private static final int SECRET_BYTES = 32;
  private static final String ROOT = "installation.secret";
  private static final String DERIVATION = "HmacSHA256";
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
      if (Files.notExists(folder.resolve(ROOT))) {
        create(ROOT, Base64.getEncoder().encodeToString(random()));
      }
      this.tokenKeys = tokenFiles().stream().map(Keys::tokenKey).toList();
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  /// 32 bytes that nobody can guess, the same for this name at each call.
  byte[] secret(String name) {
    return secrets.computeIfAbsent(name, this::derived).clone();
  }

  @Override
  public ECKey current() {
    return tokenKeys.getLast();
  }

  @Override
  public List<ECKey> all() {
    return tokenKeys;
  }

  private byte[] derived(String name) {
    try {
      byte[] root = Base64.getDecoder().decode(Files.readString(folder.resolve(ROOT)).strip());
      Mac mac = Mac.getInstance(DERIVATION);
      mac.init(new SecretKeySpec(root, DERIVATION));
      return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unusable(folder, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + DERIVATION, e);
    }
  }

  private static byte[] random() {
    byte[] fresh = new byte[SECRET_BYTES];
    RANDOM.nextBytes(fresh);
    return fresh;
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
