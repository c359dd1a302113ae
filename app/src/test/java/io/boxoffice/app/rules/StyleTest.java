package io.boxoffice.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The whole tree keeps the rules of style.
class StyleTest {
  private static final Path ROOT = TextFile.root();
  private static List<TextFile> files = List.of();
  private static List<JavaSource> sources = List.of();

  @BeforeAll
  static void read() {
    files = TextFile.under(ROOT);
    sources = JavaSource.parse(files);
  }

  private static <T> List<Breach> breaches(List<T> parts, Function<T, List<Breach>> rules) {
    return parts.stream().flatMap(part -> rules.apply(part).stream()).toList();
  }

  @Test
  void the_tree_is_found() {
    assertThat(sources).hasSizeGreaterThan(200);
  }

  @Test
  void lines_and_files_keep_the_rules() {
    assertThat(breaches(files, TextRules::breaches)).isEmpty();
  }

  @Test
  void functions_switches_and_names_keep_the_rules() {
    assertThat(breaches(sources, ShapeRules::breaches)).isEmpty();
  }

  @Test
  void time_ids_and_failures_are_handled_in_named_places() {
    assertThat(breaches(sources, CallRules::breaches)).isEmpty();
  }

  @Test
  void every_package_says_what_it_is_and_has_no_nulls() {
    assertThat(TextRules.unmarkedPackages(files)).isEmpty();
  }

  @Test
  void documents_keep_the_rules() {
    var documents = files.stream().filter(TextFile::isMarkdown).toList();
    assertThat(breaches(documents, document -> MarkdownRules.breaches(ROOT, document))).isEmpty();
  }
}
