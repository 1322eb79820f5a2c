package dev.loopbook.program.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Records what javac parses: the top-level classes of the given file, in order, and the siblings
/// that it parses later because the file refers to them.
final class ParsedFiles implements TaskListener {
  private final List<String> topLevel = new ArrayList<>();
  private final List<SourceText> siblings = new ArrayList<>();
  private boolean parsedTheFile;

  /// Returns binary names.
  List<String> topLevel() {
    return topLevel;
  }

  List<SourceText> siblings() {
    return siblings;
  }

  @Override
  public void finished(TaskEvent event) {
    if (event.getKind() != TaskEvent.Kind.PARSE) {
      return;
    }
    if (parsedTheFile) {
      noteSibling(Path.of(event.getSourceFile().toUri()));
    } else {
      parsedTheFile = true;
      noteClasses(event.getCompilationUnit());
    }
  }

  private void noteClasses(CompilationUnitTree unit) {
    String prefix = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
    for (Tree declaration : unit.getTypeDecls()) {
      if (declaration instanceof ClassTree type) {
        topLevel.add(prefix + type.getSimpleName());
      }
    }
  }

  private void noteSibling(Path file) {
    try {
      siblings.add(SourceText.read(file));
    } catch (UnreadableSource _) {
      // javac has just read it, and reports what's wrong with it
    }
  }
}
