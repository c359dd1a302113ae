package io.boxoffice.app.rules;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// How long functions are, how switches are written, how types are named and told of.
final class ShapeRules extends TreePathScanner<@Nullable Void, @Nullable Void> {
  static final int FUNCTION_LINES_MAX = 60;

  /// Names that say nothing of what a thing is.
  private static final Pattern EMPTY_NAME =
      Pattern.compile("(\\w*(Manager|Helper|Utils?|Impl|Base|Data))|Abstract\\w+");

  private final JavaSource source;
  private final List<Breach> found = new ArrayList<>();

  private ShapeRules(JavaSource source) {
    this.source = source;
  }

  static List<Breach> breaches(JavaSource source) {
    var rules = new ShapeRules(source);
    rules.scan(source.tree(), null);
    return rules.found;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
    BlockTree body = method.getBody();
    if (body != null) {
      long lines = source.lastLine(body) - source.firstLine(body) + 1;
      if (lines > FUNCTION_LINES_MAX) {
        report(
            method, "%s has %d lines, more than %d", method.getName(), lines, FUNCTION_LINES_MAX);
      }
    }
    return super.visitMethod(method, null);
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
    if (EMPTY_NAME.matcher(type.getSimpleName()).matches()) {
      report(type, "%s has a name that says nothing", type.getSimpleName());
    }
    boolean top = getCurrentPath().getParentPath().getLeaf().equals(source.tree());
    if (top && type.getModifiers().getFlags().contains(Modifier.PUBLIC) && !isTold(type)) {
      report(type, "%s is public and has no /// comment", type.getSimpleName());
    }
    return super.visitClass(type, null);
  }

  private boolean isTold(ClassTree type) {
    if (source.docs().getDocCommentTree(getCurrentPath()) == null) {
      return false;
    }
    List<String> before = source.file().lines().subList(0, (int) source.firstLine(type) - 1);
    return before.reversed().stream().anyMatch(line -> line.startsWith("///"));
  }

  @Override
  public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void nothing) {
    check(tree, tree.getCases());
    return super.visitSwitch(tree, null);
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void nothing) {
    check(tree, tree.getCases());
    return super.visitSwitchExpression(tree, null);
  }

  private void check(Tree tree, List<? extends CaseTree> cases) {
    if (cases.stream().anyMatch(branch -> branch.getCaseKind() == CaseTree.CaseKind.STATEMENT)) {
      report(tree, "a switch has cases with a colon; use arrows");
    }
    var labels = cases.stream().flatMap(branch -> branch.getLabels().stream()).toList();
    boolean hasDefault = labels.stream().anyMatch(DefaultCaseLabelTree.class::isInstance);
    boolean hasPattern = labels.stream().anyMatch(PatternCaseLabelTree.class::isInstance);
    if (hasDefault && (hasPattern || namesConstants(cases))) {
      report(tree, "a switch over types or an enum has a default: a new one must not compile");
    }
  }

  /// Whether all labels are bare upper-case names, which are constants of an enum.
  private static boolean namesConstants(List<? extends CaseTree> cases) {
    var constants =
        cases.stream()
            .flatMap(branch -> branch.getLabels().stream())
            .filter(ConstantCaseLabelTree.class::isInstance)
            .map(label -> ((ConstantCaseLabelTree) label).getConstantExpression())
            .toList();
    return !constants.isEmpty() && constants.stream().allMatch(IdentifierTree.class::isInstance);
  }

  @FormatMethod
  private void report(Tree part, @FormatString String what, Object... values) {
    found.add(source.breach(part, what.formatted(values)));
  }
}
