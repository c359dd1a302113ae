package io.boxoffice.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each rule of style finds a breach that was planted, and lets the right form pass.
class StyleRulesTest {
  private static final String FOLDER = "services/x/src/main/java/io/boxoffice/x/";

  private static JavaSource java(String text) {
    return JavaSource.parse(List.of(file(FOLDER + "X.java", text))).getFirst();
  }

  private static TextFile file(String path, String text) {
    return new TextFile(Path.of(path), text);
  }

  private static List<String> whats(List<Breach> breaches) {
    return breaches.stream().map(Breach::what).toList();
  }

  private static List<String> calls(String body) {
    return whats(CallRules.breaches(java("class X { void x() {\n" + body + "\n} }")));
  }

  private static List<String> shape(String text) {
    return whats(ShapeRules.breaches(java(text)));
  }

  private static List<String> text(String path, String text) {
    return whats(TextRules.breaches(file(path, text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Instant.now();",
        "LocalDate.now();",
        "LocalDateTime.now();",
        "long t = System.currentTimeMillis();",
        "UUID.randomUUID();",
        "Supplier<Instant> s = Instant::now;",
        "Clock.systemUTC();",
        "Thread.sleep(10);",
        "Thread.sleep(Duration.ofSeconds(1));"
      })
  void time_and_ids_out_of_nowhere_are_found(String statement) {
    assertThat(calls(statement)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clock.instant();",
        "Instant.now(clock);",
        "ids.next();",
        "String s = \"Thread.sleep(1)\";",
        "// Instant.now() would be wrong here"
      })
  void injected_time_and_mere_words_pass(String statement) {
    assertThat(calls(statement)).isEmpty();
  }

  @Test
  void the_clock_of_the_machine_is_taken_in_named_places() {
    String text = "class X { Clock c = Clock.systemUTC(); }";
    var inTests = JavaSource.parse(List.of(file("services/x/src/test/java/X.java", text)));

    assertThat(CallRules.breaches(java(text))).hasSize(1);
    assertThat(CallRules.breaches(inTests.getFirst())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try { a(); } catch (Exception e) { b(); }",
        "try { a(); } catch (RuntimeException e) { b(); }",
        "try { a(); } catch (Throwable e) {}",
        "try { a(); } catch (IOException | RuntimeException e) { b(); }",
        "try { a(); } catch (RuntimeException e) { throw new IllegalStateException(e); }"
      })
  void catching_everything_is_found(String statement) {
    assertThat(calls(statement)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try { a(); } catch (IOException e) { b(); }",
        "try { a(); } catch (RuntimeException e) { close(); throw e; }",
        "try { a(); } catch (Exception e) { // A named edge: anything may come.\n b(); }",
        "try { a();\n // A named edge: anything\n // may come.\n} catch (Exception e) { b(); }",
        "try { a();\n } catch (Exception e) {\n // A named edge: anything may come.\n b(); }"
      })
  void narrow_cleaning_and_named_catches_pass(String statement) {
    assertThat(calls(statement)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class X { @Disabled void x() {} }",
        "@Disabled(\"slow\") class X {}",
        "class X { @EnabledIfEnvironmentVariable(named = \"CI\") void x() {} }",
        "class X { @DisabledOnOs(OS.LINUX) void x() {} }",
        "import static org.junit.jupiter.api.Assumptions.assumeTrue; class X {}",
        "import org.assertj.core.api.Assumptions; class X {}"
      })
  void skipped_tests_are_found(String text) {
    assertThat(whats(CallRules.breaches(java(text)))).containsExactly("a test may not be skipped");
  }

  @Test
  void cases_with_a_colon_are_found() {
    assertThat(shape("class X { void x(int i) { switch (i) { case 1: break; } } }")).hasSize(1);
    assertThat(shape("class X { void x(int i) { switch (i) { case 1 -> a(); } } }")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "case Held h -> 1; default -> 2;",
        "case Held(var a) -> 1; case null, default -> 2;",
        "case RED -> 1; default -> 2;",
        "case RED, BLUE -> 1; default -> 2;"
      })
  void a_default_that_hides_new_types_is_found(String cases) {
    assertThat(shape("class X { int x(Object o) { return switch (o) {" + cases + "}; } }"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "case Held h -> 1; case Sold s -> 2;",
        "case \"a\" -> 1; default -> 2;",
        "case 1, 2 -> 1; default -> 2;",
        "case RED -> 1; case BLUE -> 2;"
      })
  void complete_switches_and_those_over_texts_pass(String cases) {
    assertThat(shape("class X { int x(Object o) { return switch (o) {" + cases + "}; } }"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OrderManager",
        "DateUtils",
        "Util",
        "ServiceImpl",
        "EventBase",
        "UserData",
        "AbstractX"
      })
  void names_that_say_nothing_are_found(String name) {
    assertThat(shape("class " + name + " {}")).hasSize(1);
    assertThat(shape("class X { record " + name + "() {} }")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DataFolder", "BaseUrl", "Database", "Order", "Utility"})
  void names_that_say_something_pass(String name) {
    assertThat(shape("class " + name + " {}")).isEmpty();
  }

  @Test
  void a_public_type_without_a_comment_is_found() {
    assertThat(shape("public class X {}")).hasSize(1);
    assertThat(shape("// about it\npublic class X {}")).hasSize(1);
    assertThat(shape("/** About it. */\npublic class X {}")).hasSize(1);
    assertThat(shape("/// About it.\n@Some\npublic class X {}")).isEmpty();
    assertThat(shape("class X { public record Y() {} }")).isEmpty();
  }

  @Test
  void a_long_function_is_found() {
    String statements = "a();\n".repeat(ShapeRules.FUNCTION_LINES_MAX - 2);

    assertThat(shape("class X { void x() {\n" + statements + "} }")).isEmpty();
    assertThat(shape("class X { void x() {\n" + statements + "a();\n} }")).hasSize(1);
  }

  @Test
  void long_lines_are_found_in_code_only() {
    String longest = "x".repeat(TextRules.LINE_LENGTH_MAX);

    assertThat(text("X.java", longest)).isEmpty();
    assertThat(text("X.java", "€".repeat(TextRules.LINE_LENGTH_MAX))).isEmpty();
    assertThat(text("X.java", longest + "x")).hasSize(1);
    assertThat(text("X.java", "import " + longest + ";")).isEmpty();
    assertThat(text("x.md", longest + "x")).isEmpty();
  }

  @Test
  void long_files_are_found() {
    assertThat(text("X.java", "\n".repeat(TextRules.FILE_LINES_MAX))).isEmpty();
    assertThat(text("X.java", "\n".repeat(TextRules.FILE_LINES_MAX + 1))).hasSize(1);
  }

  @Test
  void comments_in_the_old_form_are_found() {
    assertThat(text("X.java", "  /** Old. */")).hasSize(1);
  }

  @Test
  void postponed_work_needs_an_issue() {
    String word = "TO" + "DO";

    assertThat(text("X.java", "// " + word + ": later")).hasSize(1);
    assertThat(text("x.sql", "-- FIX" + "ME")).hasSize(1);
    assertThat(text("X.java", "// " + word + "(#12): later")).isEmpty();
    assertThat(text("X.java", "// what is done today")).isEmpty();
  }

  @Test
  void paths_of_one_machine_are_found() {
    for (String folder : List.of("ro" + "ot/.m2", "wo" + "rk/x", "ho" + "me/ada/x")) {
      assertThat(text("x.sh", "cd /" + folder)).as(folder).hasSize(1);
    }
    assertThat(text("x.md", "https://example.org/work/x and src/root/x and ~/x")).isEmpty();
  }

  @Test
  void registries_are_found() {
    assertThat(text("pom.xml", "<reposi" + "tory><id>x</id>")).hasSize(1);
    assertThat(text("pom.xml", "<url>https://mirror.example/maven2</url>")).hasSize(1);
    assertThat(text("x.md", "https://nex" + "us.example/x")).hasSize(1);
    assertThat(text("pom.xml", "<url>https://maven.apache.org/xsd</url>")).isEmpty();
  }

  @Test
  void a_package_that_says_nothing_is_found() {
    var silent = file("a/X.java", "class X {}");
    var unmarked = file("b/package-info.java", "package b;");
    var marked = file("c/package-info.java", "@NullMarked package c;");

    assertThat(TextRules.unmarkedPackages(List.of(silent, unmarked, marked)))
        .extracting(Breach::file)
        .containsExactly(Path.of("a"), Path.of("b"));
  }

  @Test
  void a_document_has_one_title(@TempDir Path root) {
    assertThat(document(root, "x.md", "# One\n\n```sh\n# a comment\n```\n")).isEmpty();
    assertThat(document(root, "x.md", "text\n")).hasSize(1);
    assertThat(document(root, "x.md", "# One\n# Two\n")).hasSize(1);
  }

  @Test
  void links_lead_somewhere(@TempDir Path root) throws Exception {
    Files.createDirectories(root.resolve("docs"));
    Files.writeString(root.resolve("README.md"), "# It\n");

    assertThat(document(root, "docs/x.md", "# X\n[it](../README.md#it) [web](https://a.example)\n"))
        .isEmpty();
    assertThat(document(root, "docs/x.md", "# X\n[here](#x) `[code](nowhere)`\n")).isEmpty();
    assertThat(document(root, "docs/x.md", "# X\n[it](README.md)\n"))
        .containsExactly("links to README.md, which is not there");
  }

  @Test
  void documents_stay_short(@TempDir Path root) {
    assertThat(document(root, "README.md", "# X\n" + "\n".repeat(119))).isEmpty();
    assertThat(document(root, "README.md", "# X\n" + "\n".repeat(120))).hasSize(1);
    assertThat(document(root, "ARCHITECTURE.md", "# X\n" + "\n".repeat(300))).hasSize(1);
    assertThat(document(root, "docs/adr/0001-x.md", "# X\n" + words(148))).isEmpty();
    assertThat(document(root, "docs/adr/0001-x.md", "# X\n" + words(147))).hasSize(1);
    assertThat(document(root, "docs/adr/0001-x.md", "# X\n" + words(299))).hasSize(1);
  }

  private static List<String> document(Path root, String path, String text) {
    return whats(MarkdownRules.breaches(root, file(path, text)));
  }

  private static String words(int count) {
    return Stream.generate(() -> "word").limit(count).collect(Collectors.joining(" "));
  }

  @Test
  void a_breach_tells_file_and_line() {
    var breaches = TextRules.breaches(file("a/X.java", "\n\n" + "x".repeat(101)));

    assertThat(breaches).singleElement().asString().startsWith("a/X.java:3 ");
  }
}
