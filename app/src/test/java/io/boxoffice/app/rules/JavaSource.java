package io.boxoffice.app.rules;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import io.boxoffice.core.Invariant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A Java file as the compiler's parser sees it: rules look at the code and not at what happens to
/// look like it in texts and comments.
record JavaSource(TextFile file, CompilationUnitTree tree, DocTrees docs) {

  static List<JavaSource> parse(List<TextFile> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var objects = files.stream().filter(TextFile::isJava).map(InMemory::new).toList();
    // The compiler hands out wrappers of what it was given; their names are the same.
    Map<URI, TextFile> byUri =
        objects.stream().collect(Collectors.toMap(InMemory::toUri, object -> object.file));
    var task =
        (JavacTask) compiler.getTask(null, null, _ -> {}, List.of("-proc:none"), null, objects);
    DocTrees docs = DocTrees.instance(task);
    var sources = new ArrayList<JavaSource>();
    try {
      for (CompilationUnitTree tree : task.parse()) {
        TextFile file = Invariant.present(byUri.get(tree.getSourceFile().toUri()), "source");
        sources.add(new JavaSource(file, tree, docs));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(sources);
  }

  long firstLine(Tree part) {
    return tree.getLineMap().getLineNumber(docs.getSourcePositions().getStartPosition(tree, part));
  }

  long lastLine(Tree part) {
    return tree.getLineMap().getLineNumber(docs.getSourcePositions().getEndPosition(tree, part));
  }

  Breach breach(Tree part, String what) {
    return new Breach(file.path(), firstLine(part), what);
  }

  private static final class InMemory extends SimpleJavaFileObject {
    private final TextFile file;

    InMemory(TextFile file) {
      super(URI.create("text:///" + file.path()), JavaFileObject.Kind.SOURCE);
      this.file = file;
    }

    @Override
    public String getCharContent(boolean ignoreEncodingErrors) {
      return file.text();
    }
  }
}
