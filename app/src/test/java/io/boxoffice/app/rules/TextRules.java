package io.boxoffice.app.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Rules for lines and whole files of any kind.
final class TextRules {
  static final int LINE_LENGTH_MAX = 100;
  static final int FILE_LINES_MAX = 500;

  /// Scripts and licences of others, kept as they are.
  private static final Set<String> FOREIGN =
      Set.of("mvnw", ".mvn/wrapper/maven-wrapper.properties", "LICENSE");

  private static final Pattern UNTRACKED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b(?!\\(#\\d+\\))");

  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.*}\\-/])/(work|root|home/\\w+|Users/\\w+)(/|\\b(?![\\w-]))");

  private static final Pattern REGISTRY =
      Pattern.compile(
          "<(repository|pluginRepository|distributionManagement|mirror)>"
              + "|https?://[^/\\s]*\\b(artifactory|nexus|jfrog|verdaccio|codeartifact)\\b");

  /// Where a build may fetch from or point to.
  private static final Pattern BUILD_URL = Pattern.compile("https?://([^/\\s\"'<]+)");

  private static final Set<String> BUILD_HOSTS =
      Set.of("maven.apache.org", "www.apache.org", "www.w3.org");

  private TextRules() {}

  static List<Breach> breaches(TextFile file) {
    var found = new ArrayList<Breach>();
    if (FOREIGN.contains(file.path().toString())) {
      return found;
    }
    List<String> lines = file.lines();
    for (int i = 0; i < lines.size(); i++) {
      for (String what : breaches(file, lines.get(i))) {
        found.add(new Breach(file.path(), i + 1L, what));
      }
    }
    if (file.isJava() && lines.size() > FILE_LINES_MAX) {
      found.add(
          new Breach(file.path(), lines.size(), "has more than " + FILE_LINES_MAX + " lines"));
    }
    return found;
  }

  private static List<String> breaches(TextFile file, String line) {
    var found = new ArrayList<String>();
    if (file.isJava() && isTooLong(line)) {
      found.add("is longer than " + LINE_LENGTH_MAX + " characters");
    }
    if (file.isJava() && line.strip().startsWith("/**")) {
      found.add("has a comment in the old form; use ///");
    }
    if (UNTRACKED.matcher(line).find()) {
      found.add("postpones something without the number of its issue");
    }
    if (MACHINE_PATH.matcher(line).find()) {
      found.add("names a path of one machine");
    }
    if (REGISTRY.matcher(line).find() || (isBuild(file.path()) && namesForeignHost(line))) {
      found.add("names a registry: the build fetches from Maven Central");
    }
    return found;
  }

  private static boolean isTooLong(String line) {
    return line.codePointCount(0, line.length()) > LINE_LENGTH_MAX
        && !line.startsWith("import ")
        && !line.startsWith("package ");
  }

  private static boolean isBuild(Path path) {
    return path.endsWith("pom.xml") || path.startsWith(".mvn") || path.startsWith(".ci");
  }

  private static boolean namesForeignHost(String line) {
    var url = BUILD_URL.matcher(line);
    while (url.find()) {
      if (!BUILD_HOSTS.contains(url.group(1))) {
        return true;
      }
    }
    return false;
  }

  /// Folders of Java files without a package-info that is `@NullMarked`.
  static List<Breach> unmarkedPackages(List<TextFile> files) {
    Set<Path> marked =
        files.stream()
            .filter(file -> file.path().endsWith("package-info.java"))
            .filter(file -> file.text().contains("@NullMarked"))
            .map(file -> file.path().getParent())
            .collect(Collectors.toSet());
    return files.stream()
        .filter(TextFile::isJava)
        .map(file -> file.path().getParent())
        .distinct()
        .filter(folder -> !marked.contains(folder))
        .map(folder -> new Breach(folder, 0, "has no package-info.java with @NullMarked"))
        .toList();
  }
}
