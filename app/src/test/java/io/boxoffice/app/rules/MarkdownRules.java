package io.boxoffice.app.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Rules for documents.
final class MarkdownRules {
  private static final int README_LINES_MAX = 120;
  private static final int ARCHITECTURE_LINES_MAX = 300;
  private static final int DECISION_WORDS_MIN = 150;
  private static final int DECISION_WORDS_MAX = 300;

  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)(?:\\s+\"[^\"]*\")?\\)");

  private MarkdownRules() {}

  /// @param root where links are looked up
  static List<Breach> breaches(Path root, TextFile file) {
    var found = new ArrayList<Breach>();
    List<String> prose = withoutCode(file.lines());
    long titles = prose.stream().filter(line -> line.startsWith("# ")).count();
    if (titles != 1) {
      found.add(new Breach(file.path(), 1, "has " + titles + " titles instead of one"));
    }
    for (int i = 0; i < prose.size(); i++) {
      for (String target : brokenLinks(root, file.path(), prose.get(i))) {
        found.add(new Breach(file.path(), i + 1L, "links to " + target + ", which is not there"));
      }
    }
    size(file).ifPresent(what -> found.add(new Breach(file.path(), 1, what)));
    return found;
  }

  private static Optional<String> size(TextFile file) {
    String path = file.path().toString().replace('\\', '/');
    long lines = file.lines().size();
    long words = Stream.of(file.text().split("\\s+", -1)).filter(word -> !word.isEmpty()).count();
    if (path.equals("README.md") && lines > README_LINES_MAX) {
      return Optional.of("has more than " + README_LINES_MAX + " lines");
    }
    if (path.equals("ARCHITECTURE.md") && lines > ARCHITECTURE_LINES_MAX) {
      return Optional.of("has more than " + ARCHITECTURE_LINES_MAX + " lines");
    }
    boolean decision = path.matches("docs/adr/\\d+-.*\\.md");
    return decision && (words < DECISION_WORDS_MIN || words > DECISION_WORDS_MAX)
        ? Optional.of(
            "has %d words, not %d to %d".formatted(words, DECISION_WORDS_MIN, DECISION_WORDS_MAX))
        : Optional.empty();
  }

  private static List<String> brokenLinks(Path root, Path file, String line) {
    var broken = new ArrayList<String>();
    var link = LINK.matcher(line.replaceAll("`[^`]*`", ""));
    while (link.find()) {
      String target = link.group(1).replaceAll("#.*", "");
      boolean elsewhere = target.matches("[a-z]+:.*");
      if (!target.isEmpty()
          && !elsewhere
          && !Files.exists(root.resolve(file).resolveSibling(target))) {
        broken.add(target);
      }
    }
    return broken;
  }

  /// The same lines, those in code blocks empty.
  private static List<String> withoutCode(List<String> lines) {
    var prose = new ArrayList<String>();
    boolean code = false;
    for (String line : lines) {
      boolean fence = line.strip().startsWith("```");
      prose.add(code || fence ? "" : line);
      code ^= fence;
    }
    return prose;
  }
}
