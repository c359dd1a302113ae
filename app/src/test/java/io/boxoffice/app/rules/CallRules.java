package io.boxoffice.app.rules;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Calls that belong in named places only, failures that are caught too widely, tests that are
/// skipped.
final class CallRules extends TreeScanner<@Nullable Void, @Nullable Void> {

  /// Where the clock of the machine is taken: the programs, and tests that let real time pass.
  private static final Predicate<String> CLOCK_PLACES =
      Pattern.compile(
              "app/src/main/java/io/boxoffice/app/(Keys|ProcessConfiguration|Server|TokenCommand"
                  + "|GrantCommand|DemoCommand|Bench\\w+|ChaosCommand|CampaignTokens"
                  + "|DevelopmentConfiguration|demo/ApiClient)"
                  + "\\.java"
                  + "|simulators/src/main/java/io/boxoffice/simulators/"
                  + "PaymentProviderSimulator\\.java"
                  + "|(bench|platform/testing)/src/main/.*|.*/src/test/.*")
          .asMatchPredicate();

  /// Calls without arguments, and the files that may make them.
  private static final Map<String, Predicate<String>> PLACES =
      Map.ofEntries(
          Map.entry("Instant.now", CallRules::nowhere),
          Map.entry("LocalDate.now", CallRules::nowhere),
          Map.entry("LocalTime.now", CallRules::nowhere),
          Map.entry("LocalDateTime.now", CallRules::nowhere),
          Map.entry("ZonedDateTime.now", CallRules::nowhere),
          Map.entry("OffsetDateTime.now", CallRules::nowhere),
          Map.entry("System.currentTimeMillis", CallRules::nowhere),
          Map.entry("UUID.randomUUID", CallRules::nowhere),
          Map.entry("Clock.systemUTC", CLOCK_PLACES),
          Map.entry("Clock.systemDefaultZone", CallRules::nowhere));

  private static final Set<String> TOO_WIDE = Set.of("Exception", "RuntimeException", "Throwable");

  private static final Pattern SKIPS =
      Pattern.compile("(\\w+\\.)*((Disabled|Enabled)(If|On|For)\\w*|Disabled|Ignore)");

  private static final Pattern COMMENT = Pattern.compile("\\s*//.*");

  private final JavaSource source;
  private final String path;
  private final List<Breach> found = new ArrayList<>();

  private static boolean nowhere(String path) {
    return path.isEmpty();
  }

  private CallRules(JavaSource source) {
    this.source = source;
    this.path = source.file().path().toString().replace('\\', '/');
  }

  static List<Breach> breaches(JavaSource source) {
    var rules = new CallRules(source);
    rules.scan(source.tree(), null);
    return rules.found;
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
    String method = call.getMethodSelect().toString();
    if (method.equals("Thread.sleep")) {
      report(call, "Thread.sleep: wait for a condition");
    } else if (call.getArguments().isEmpty()) {
      checkPlace(call, method);
    }
    return super.visitMethodInvocation(call, null);
  }

  @Override
  public @Nullable Void visitMemberReference(
      MemberReferenceTree reference, @Nullable Void nothing) {
    checkPlace(reference, reference.getQualifierExpression() + "." + reference.getName());
    return super.visitMemberReference(reference, null);
  }

  private void checkPlace(Tree part, String method) {
    if (!PLACES.getOrDefault(method, _ -> true).test(path)) {
      report(part, method + " outside its named place: time and ids are injected");
    }
  }

  @Override
  public @Nullable Void visitCatch(CatchTree caught, @Nullable Void nothing) {
    if (isTooWide(caught.getParameter().getType()) && !rethrows(caught) && !isNamedEdge(caught)) {
      report(caught, "catches everything; if this is an edge, say \"named edge\" and why");
    }
    return super.visitCatch(caught, null);
  }

  private static boolean isTooWide(Tree type) {
    return type instanceof UnionTypeTree union
        ? union.getTypeAlternatives().stream().anyMatch(CallRules::isTooWide)
        : TOO_WIDE.contains(type.toString());
  }

  /// What cleans up and throws the same again hides nothing.
  private static boolean rethrows(CatchTree caught) {
    List<? extends StatementTree> statements = caught.getBlock().getStatements();
    return !statements.isEmpty()
        && statements.getLast() instanceof ThrowTree thrown
        && thrown.getExpression() instanceof IdentifierTree name
        && name.getName().equals(caught.getParameter().getName());
  }

  /// Whether a comment on the line, or right before or after it, says so.
  private boolean isNamedEdge(CatchTree caught) {
    List<String> lines = source.file().lines();
    int line = (int) source.firstLine(caught) - 1;
    var said = new StringBuilder(lines.get(line));
    for (int i = line - 1; i >= 0 && COMMENT.matcher(lines.get(i)).matches(); i--) {
      said.insert(0, lines.get(i));
    }
    for (int i = line + 1; i < lines.size() && COMMENT.matcher(lines.get(i)).matches(); i++) {
      said.append(lines.get(i));
    }
    return said.toString().toLowerCase(Locale.ROOT).contains("named edge");
  }

  @Override
  public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void nothing) {
    if (SKIPS.matcher(annotation.getAnnotationType().toString()).matches()) {
      report(annotation, "a test may not be skipped");
    }
    return super.visitAnnotation(annotation, null);
  }

  @Override
  public @Nullable Void visitImport(ImportTree imported, @Nullable Void nothing) {
    String name = imported.getQualifiedIdentifier().toString();
    if (name.matches("org\\.(junit|assertj)\\..*\\.(Assumptions|Assume)(\\..*)?")) {
      report(imported, "a test may not be skipped");
    }
    return super.visitImport(imported, null);
  }

  private void report(Tree part, String what) {
    found.add(source.breach(part, what));
  }
}
