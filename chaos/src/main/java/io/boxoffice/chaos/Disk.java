package io.boxoffice.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A small file system of its own, in an image file: it can be full, and it can stall, without the
/// machine being harmed. Needs the rights to mount.
final class Disk implements AutoCloseable {

  /// Sparse: only what is written takes room.
  private static final String SIZE = "2G";

  private static final Duration STALL = Duration.ofMillis(300);
  private static final Duration BETWEEN_STALLS = Duration.ofMillis(200);
  private static final Duration UNMOUNTED_WITHIN = Duration.ofSeconds(20);
  private static final int CHUNK = 1 << 20;

  private final Path mount;
  private boolean mounted = true;

  private Disk(Path mount) {
    this.mount = mount;
  }

  /// What became of the wish for a disk.
  sealed interface Wish {
    record Granted(Disk disk) implements Wish {}

    /// The machine does not allow it.
    ///
    /// @param reason what it said
    record Refused(String reason) implements Wish {}
  }

  /// Makes and mounts one below this folder.
  static Wish make(Path folder) {
    Path image = folder.resolve("disk.img");
    Path mount = folder.resolve("disk");
    try {
      Files.createDirectories(mount);
    } catch (IOException e) {
      return new Wish.Refused(e.toString());
    }
    String[][] steps = {
      {"truncate", "-s", SIZE, image.toString()},
      // No blocks kept for root: all writers are refused at the same time.
      {"mkfs.ext4", "-q", "-F", "-m", "0", image.toString()},
      {"mount", "-o", "loop", image.toString(), mount.toString()}
    };
    for (String[] step : steps) {
      Shell.Ran ran = Shell.run(step);
      if (!ran.well()) {
        return new Wish.Refused(ran.problem());
      }
    }
    return new Wish.Granted(new Disk(mount));
  }

  Path folder() {
    return mount;
  }

  /// Leaves not one free block for so long.
  void fullFor(Duration duration) {
    Path ballast = mount.resolve("ballast");
    Path rest = mount.resolve("ballast-rest");
    try {
      long free = Files.getFileStore(mount).getUsableSpace();
      Shell.Ran ran = Shell.run("fallocate", "-l", Long.toString(free - CHUNK), ballast.toString());
      if (!ran.well()) {
        throw new ChaosFailure("the disk could not be filled: " + ran.problem());
      }
      fill(rest);
      Patience.pause(duration);
    } catch (IOException e) {
      throw new ChaosFailure("the disk could not be filled", e);
    } finally {
      delete(ballast);
      delete(rest);
    }
  }

  /// Every write stalls, again and again, for so long.
  void slowFor(Duration duration) {
    long until = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < until) {
      Shell.Ran frozen = Shell.run("fsfreeze", "--freeze", mount.toString());
      if (!frozen.well()) {
        throw new ChaosFailure("the disk could not be stalled: " + frozen.problem());
      }
      try {
        Patience.pause(STALL);
      } finally {
        thaw();
      }
      Patience.pause(BETWEEN_STALLS);
    }
  }

  @Override
  public synchronized void close() {
    if (mounted) {
      thaw();
      mounted = !Patience.await(UNMOUNTED_WITHIN, () -> unmount().isEmpty());
    }
  }

  private Optional<String> unmount() {
    Shell.Ran ran = Shell.run("umount", mount.toString());
    return ran.well() ? Optional.empty() : Optional.of(ran.problem());
  }

  private void thaw() {
    var _ = Shell.run("fsfreeze", "--unfreeze", mount.toString()); // Fails if it is not frozen.
  }

  /// Takes what is left, block by block, until there is none.
  private static void fill(Path file) {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < 64 * CHUNK / block.length; i++) {
        out.write(block);
      }
    } catch (IOException _) {
      return; // Full: that is what was wanted.
    }
    throw new ChaosFailure("the disk did not get full");
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new ChaosFailure("the disk could not be freed", e);
    }
  }
}
