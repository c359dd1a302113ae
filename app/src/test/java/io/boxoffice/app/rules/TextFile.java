package io.boxoffice.app.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// A file of the tree.
///
/// @param path from the root of the tree, with `/` between its parts
record TextFile(Path path, String text) {
  private static final Set<String> NOT_OURS =
      Set.of("target", "data", ".git", ".idea", ".vscode", ".settings", "node_modules");

  private static final Set<String> BINARY =
      Set.of("png", "jpg", "gif", "ico", "pdf", "jar", "xz", "txz", "zip", "woff2", "class");

  List<String> lines() {
    return text.lines().toList();
  }

  boolean isJava() {
    return ending().equals("java");
  }

  boolean isMarkdown() {
    return ending().equals("md");
  }

  private String ending() {
    return ending(path);
  }

  private static String ending(Path path) {
    String name = path.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /// The folder that holds everything, wherever in it the tests are run.
  static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Stream.iterate(here, Objects::nonNull, Path::getParent)
        .filter(folder -> Files.exists(folder.resolve("mvnw")))
        .findFirst()
        .orElseThrow();
  }

  /// All text files below a folder that are ours, not built or fetched ones.
  static List<TextFile> under(Path root) {
    var files = new ArrayList<TextFile>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_OURS.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              if (!BINARY.contains(ending(file)) && !file.toString().endsWith(".log")) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                files.add(new TextFile(root.relativize(file), text));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(files);
  }
}
