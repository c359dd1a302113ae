package io.boxoffice.simulators;

import io.boxoffice.core.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/// A journal in a file, one line of JSON per fact. A process killed in the middle of a line
/// leaves it torn; that was never acknowledged, so it is cut off when the file is opened again.
final class FileJournal implements Journal {
  private static final String NAME = "payments.jsonl";

  /// It tells of cards and customers, if only of made-up ones. A file of before is closed too.
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final FileChannel channel;
  private final List<Fact> facts;

  private FileJournal(FileChannel channel, List<Fact> facts) {
    this.channel = channel;
    this.facts = facts;
  }

  /// Opens the journal of a folder. Fails if another process has it open.
  static FileJournal open(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve(NAME),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try {
      Files.setPosixFilePermissions(folder.resolve(NAME), OWNER_ONLY);
      if (channel.tryLock() == null) {
        throw new IOException(folder + " is in use by another payment provider");
      }
      return new FileJournal(channel, read(channel));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static List<Fact> read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    int end = whole.getBytes(StandardCharsets.UTF_8).length;
    channel.truncate(end).position(end);
    return whole.lines().map(line -> Json.read(line, Fact.class)).toList();
  }

  @Override
  public List<Fact> facts() {
    return facts;
  }

  @Override
  public void append(Fact fact) {
    try {
      ByteBuffer line = StandardCharsets.UTF_8.encode(Json.write(fact) + "\n");
      while (line.hasRemaining()) {
        channel.write(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
