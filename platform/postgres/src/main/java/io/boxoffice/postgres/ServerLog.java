package io.boxoffice.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server's own log, kept small: when it grows too large it is copied to `postgres.log.1` and
/// emptied. The server appends, so it goes on at the start of the emptied file; a line written in
/// between may be lost.
record ServerLog(Path file) {
  /// Months of a healthy server; a few minutes of one in trouble, which is what one looks for.
  private static final long LIMIT_BYTES = 10L << 20;

  /// Enough to hold the lines of a start that failed.
  private static final int TAIL_BYTES = 8192;

  private static final Logger LOG = LoggerFactory.getLogger(ServerLog.class);

  void bound() {
    bound(LIMIT_BYTES);
  }

  void bound(long limit) {
    try {
      if (Files.exists(file) && Files.size(file) > limit) {
        Files.copy(
            file,
            file.resolveSibling(file.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(0);
        }
      }
    } catch (IOException e) {
      LOG.warn("can't keep {} small", file, e);
    }
  }

  /// Why the server did not start, in its own words, or nothing.
  String lastFatal() {
    List<String> fatal =
        tail().lines().filter(line -> line.contains("FATAL:") || line.contains("PANIC:")).toList();
    return fatal.isEmpty() ? "" : fatal.getLast().replaceFirst("^.*?(FATAL|PANIC): *", "");
  }

  private String tail() {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long from = Math.max(0, channel.size() - TAIL_BYTES);
      java.nio.ByteBuffer buffer = java.nio.ByteBuffer.allocate(TAIL_BYTES);
      channel.read(buffer, from);
      return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
