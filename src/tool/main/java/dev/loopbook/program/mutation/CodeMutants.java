package dev.loopbook.program.mutation;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.loopbook.program.source.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes all mutants of a source file.
public final class CodeMutants {
  private final SourceText original;
  private final ParsedSource source;
  private final List<Mutator> mutators;
  private final List<CodeMutant> mutants = new ArrayList<>();
  private final Set<String> known = new HashSet<>();

  private CodeMutants(SourceText original, List<Mutator> mutators) {
    this.original = original;
    this.source = ParsedSource.of(original);
    this.mutators = mutators;
    known.add(original.text());
  }

  /// Returns the mutants of a file, in the order of its lines. Some may not compile.
  ///
  /// @param source a file that compiles
  /// @param literals literals of the visible tests, as the code has them: a mutant may know them
  public static List<CodeMutant> of(SourceText source, Set<String> literals) {
    return made(
        source,
        List.of(
            new DropStatement(),
            new DropCall(),
            new ChangeCondition(),
            new ChangeValue(),
            new ChangeTry(),
            new ChangeState(),
            new ChangeFlow(),
            new ForgetCancellation(),
            new FixParameter(literals)));
  }

  /// Returns the mutants of a test: in each, a statement is missing. One that no wrong program
  /// needs shows that a wrong program is missing.
  ///
  /// @param source a file that compiles
  public static List<CodeMutant> ofTest(SourceText source) {
    return made(source, List.of(new DropStatement()));
  }

  private static List<CodeMutant> made(SourceText source, List<Mutator> mutators) {
    var made = new CodeMutants(source, mutators);
    made.scan();
    return made.mutants.stream().sorted(Comparator.comparingInt(CodeMutant::line)).toList();
  }

  private void scan() {
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
        if (tree == null
            || tree instanceof ImportTree
            || tree instanceof PackageTree
            || tree instanceof AnnotationTree) {
          return null;
        }
        if (getCurrentPath() != null && source.start(tree) >= 0) {
          var path = new TreePath(getCurrentPath(), tree);
          mutators.forEach(each -> each.mutate(path, source, CodeMutants.this::add));
        }
        return super.scan(tree, null);
      }
    }.scan(source.unit(), null);
  }

  private void add(int place, String change, List<Edit> edits) {
    var text = new StringBuilder(original.text());
    edits.stream()
        .sorted(Comparator.comparingInt(Edit::from).reversed())
        .forEach(edit -> text.replace(edit.from(), edit.to(), edit.with()));
    if (known.add(text.toString())) {
      var line = (int) original.text().substring(0, place).chars().filter(c -> c == '\n').count();
      mutants.add(
          new CodeMutant(new SourceText(original.file(), text.toString()), line + 1, change));
    }
  }
}
