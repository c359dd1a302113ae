package io.boxoffice.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// As whom the server runs. PostgreSQL refuses to be started by root, so root steps down for it:
/// into a user namespace, where root is nobody but still owns its files, or else to another user
/// who is given the folder. A folder that already belongs to another user stays with them.
///
/// @param prefix what is put before each command of PostgreSQL
/// @param owner the user id to whom what we make in the folder is handed over, if to anybody
record RunAs(List<String> prefix, OptionalInt owner) {
  private static final List<String> NAMESPACE = List.of("unshare", "-U");
  private static final List<String> UNPRIVILEGED_USERS = List.of("postgres", "nobody");
  private static final Path USERS = Path.of("/etc/passwd");

  RunAs {
    prefix = List.copyOf(prefix);
  }

  static RunAs choose(Path home) throws IOException {
    if (id("uid", Path.of("/proc/self")) != 0) {
      return new RunAs(List.of(), OptionalInt.empty());
    }
    int owner = id("uid", home);
    if (owner != 0) {
      return stepDown(owner, id("gid", home)).orElseThrow(RunAs::stuckAsRoot);
    }
    if (Command.succeeds(with(NAMESPACE, List.of("true")))) {
      return new RunAs(NAMESPACE, OptionalInt.empty());
    }
    return UNPRIVILEGED_USERS.stream()
        .flatMap(RunAs::user)
        .findFirst()
        .flatMap(user -> stepDown(user.uid(), user.gid()))
        .orElseThrow(RunAs::stuckAsRoot);
  }

  /// The command as this user.
  List<String> command(List<String> command) {
    return with(prefix, command);
  }

  /// Gives everything in the folder to the user that the server runs as.
  void handOver(Path folder) throws IOException {
    if (owner.isEmpty()) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.setAttribute(file, "unix:uid", owner.getAsInt());
      }
    }
  }

  private static Optional<RunAs> stepDown(int uid, int gid) {
    List<String> prefix =
        List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--");
    return Command.succeeds(with(prefix, List.of("true")))
        ? Optional.of(new RunAs(prefix, OptionalInt.of(uid)))
        : Optional.empty();
  }

  private static int id(String kind, Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:" + kind);
  }

  private record User(int uid, int gid) {}

  private static Stream<User> user(String name) {
    try (Stream<String> lines = Files.lines(USERS)) {
      return lines
          .map(line -> line.split(":", -1))
          .filter(fields -> fields.length > 3 && fields[0].equals(name))
          .map(fields -> new User(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
          .toList()
          .stream();
    } catch (IOException e) {
      return Stream.of();
    }
  }

  private static List<String> with(List<String> prefix, List<String> command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(command);
    return all;
  }

  private static InstallationException stuckAsRoot() {
    return new InstallationException(
        "PostgreSQL refuses to run as root, and neither unshare nor setpriv can step down from root"
            + " here; run boxoffice as an ordinary user.");
  }
}
