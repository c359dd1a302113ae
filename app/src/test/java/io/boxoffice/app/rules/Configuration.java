package io.boxoffice.app.rules;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads every setting from the sources of the property records: its name, type, default and what
/// it means, as its Javadoc tells.
final class Configuration {
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern MAP = Pattern.compile("(?:java\\.util\\.)?Map<String, (.*)>");

  /// A setting.
  ///
  /// @param initial what holds if it is not given; empty if there is nothing
  record Setting(String name, String type, Optional<String> initial, String meaning) {}

  /// The settings that share a prefix.
  record Group(String prefix, String meaning, List<Setting> settings) {}

  private record Found(JavaSource source, ClassTree type, TreePath path) {}

  private final Map<String, Found> records = new HashMap<>();

  private Configuration(List<JavaSource> sources) {
    sources.forEach(this::collect);
  }

  /// The groups of all records with `@ConfigurationProperties`, by prefix.
  static List<Group> of(List<JavaSource> sources) {
    var configuration = new Configuration(sources);
    var groups = new TreeMap<String, Group>();
    configuration
        .records
        .values()
        .forEach(
            found ->
                annotation(found.type.getModifiers().getAnnotations(), "ConfigurationProperties")
                    .ifPresent(
                        at -> {
                          String prefix = String.join("", texts(at));
                          groups.put(prefix, configuration.group(prefix, found));
                        }));
    return List.copyOf(groups.values());
  }

  private void collect(JavaSource source) {
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
        if (type.getKind() == Tree.Kind.RECORD) {
          var found = new Found(source, type, getCurrentPath());
          records.merge(type.getSimpleName().toString(), found, Configuration::theProperties);
        }
        return super.visitClass(type, null);
      }
    }.scan(source.tree(), null);
  }

  /// Of two records of one name, the one with properties.
  private static Found theProperties(Found one, Found other) {
    return annotation(one.type.getModifiers().getAnnotations(), "ConfigurationProperties")
            .isPresent()
        ? one
        : other;
  }

  private Group group(String prefix, Found found) {
    DocCommentTree comment = found.source.docs().getDocCommentTree(found.path);
    String meaning = comment == null ? "" : text(comment.getFirstSentence());
    return new Group(prefix, meaning, settings(prefix, found));
  }

  private List<Setting> settings(String prefix, Found found) {
    Map<String, String> meanings = meanings(found);
    var settings = new ArrayList<Setting>();
    for (VariableTree component : components(found.type)) {
      String name = prefix + "." + kebab(component.getName().toString());
      String type = component.getType().toString().replaceAll("@\\w+(\\([^)]*\\))? ?", "");
      var map = MAP.matcher(type);
      boolean isMap = map.matches();
      @Nullable Found nested = records.get(isMap ? map.group(1) : type);
      if (nested != null) {
        settings.addAll(settings(isMap ? name + ".<name>" : name, nested));
      } else {
        String meaning = meanings.getOrDefault(component.getName().toString(), "");
        settings.add(new Setting(name, type, initial(component), meaning));
      }
    }
    return settings;
  }

  private static List<VariableTree> components(ClassTree record) {
    return record.getMembers().stream()
        .filter(VariableTree.class::isInstance)
        .map(VariableTree.class::cast)
        .filter(
            member ->
                !member
                    .getModifiers()
                    .getFlags()
                    .contains(javax.lang.model.element.Modifier.STATIC))
        .toList();
  }

  private static Map<String, String> meanings(Found found) {
    DocCommentTree comment = found.source.docs().getDocCommentTree(found.path);
    Stream<? extends DocTree> tags =
        comment == null ? Stream.empty() : comment.getBlockTags().stream();
    return tags.filter(ParamTree.class::isInstance)
        .map(ParamTree.class::cast)
        .collect(
            Collectors.toMap(
                param -> param.getName().toString(), param -> text(param.getDescription())));
  }

  private static Optional<String> initial(VariableTree component) {
    return annotation(component.getModifiers().getAnnotations(), "DefaultValue")
        .map(at -> String.join(", ", texts(at)));
  }

  private static Optional<? extends AnnotationTree> annotation(
      List<? extends AnnotationTree> annotations, String name) {
    return annotations.stream()
        .filter(at -> at.getAnnotationType().toString().equals(name))
        .findFirst();
  }

  /// The texts that an annotation gives.
  private static List<String> texts(AnnotationTree annotation) {
    var texts = new ArrayList<String>();
    new com.sun.source.util.TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
        texts.add(String.valueOf(literal.getValue()));
        return null;
      }
    }.scan(annotation.getArguments(), null);
    return texts;
  }

  private static String text(List<? extends DocTree> parts) {
    return parts.stream()
        .map(DocTree::toString)
        .collect(Collectors.joining())
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String kebab(String name) {
    return HUMP.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
  }

  /// The document that lists them.
  static String document(List<Group> groups) {
    var text = new StringBuilder(HEAD);
    for (Group group : groups) {
      text.append("\n## `").append(group.prefix()).append("`\n\n").append(group.meaning());
      text.append("\n\n| setting | type | default | |\n|---|---|---|---|\n");
      for (Setting setting : group.settings()) {
        String initial = setting.initial().map(value -> "`" + value + "`").orElse("none");
        text.append(
            "| `%s` | %s | %s | %s |\n"
                .formatted(
                    setting.name(),
                    setting.type().replace("<", "\\<"),
                    initial.equals("``") ? "" : initial,
                    setting.meaning().replace("|", "\\|")));
      }
    }
    return text.toString();
  }

  private static final String HEAD =
      """
      # Configuration

      Every setting can be given on the command line, such as `--boxoffice.orders.pay-within=20s`,
      or as a variable of the environment, such as `BOXOFFICE_ORDERS_PAYWITHIN=20s`. Durations are
      written `500ms`, `20s`, `15m`, `24h`, `7d`; sizes `64KB`, `1MB`. A setting without a default
      is optional unless its text says otherwise.

      This page is made of the sources: `./boxoffice test` fails when it is not current and says how
      to write it anew.
      """;
}
