package dev.loopbook.program.mutation;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dev.loopbook.program.source.SourceText;
import dev.loopbook.text.Shorten;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A source file and its syntax tree.
final class ParsedSource {
  private static final int LONGEST = 60;

  private final String text;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;

  private ParsedSource(String text, CompilationUnitTree unit, SourcePositions positions) {
    this.text = text;
    this.unit = unit;
    this.positions = positions;
  }

  /// Parses a file, which has to be correct Java.
  static ParsedSource of(SourceText source) {
    var file =
        new SimpleJavaFileObject(
            URI.create("text:///" + source.file().getFileName()), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source.text();
          }
        };
    var task =
        (JavacTask)
            Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
                .getTask(null, null, _ -> {}, null, null, List.of(file));
    task.setLocale(Locale.ENGLISH);
    try {
      return new ParsedSource(
          source.text(), task.parse().iterator().next(), Trees.instance(task).getSourcePositions());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CompilationUnitTree unit() {
    return unit;
  }

  int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  /// Returns the code of a tree as the file has it.
  String code(Tree tree) {
    return text.substring(start(tree), end(tree));
  }

  /// Returns the code of a tree in one line, to be quoted.
  String quoted(Tree tree) {
    return quoted(code(tree));
  }

  static String quoted(String code) {
    var line = code.replaceAll("(?m)^\\s*//.*$", "").strip().replaceAll("\\s+", " ");
    return "`" + Shorten.toLength(line, LONGEST) + "`";
  }

  String text() {
    return text;
  }

  /// Returns the code between the braces of a block.
  String inside(BlockTree block) {
    return text.substring(start(block) + 1, end(block) - 1);
  }

  /// Returns where a block's first statement may be put.
  int beginningOf(BlockTree block) {
    return start(block) + 1;
  }

  Edit replace(Tree tree, String with) {
    return new Edit(start(tree), end(tree), with);
  }

  Edit insertBefore(StatementTree statement, String code) {
    return new Edit(start(statement), start(statement), code);
  }

  /// Returns whether this code gives way to the loop.
  boolean awaits(Tree tree) {
    return code(tree).contains("await(");
  }
}
