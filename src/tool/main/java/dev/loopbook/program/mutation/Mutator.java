package dev.loopbook.program.mutation;

import static dev.loopbook.text.RootLocale.format;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.List;

/// Makes one kind of mistake.
interface Mutator {
  /// Makes the mutants of one place in the code; none if it isn't a place for this mistake.
  ///
  /// @param at the innermost tree, and those around it
  void mutate(TreePath at, ParsedSource source, Mutants into);

  /// Where a mutator puts what it makes.
  interface Mutants {
    /// Adds a mutant with several edits, none of which overlap.
    ///
    /// @param place where the first one is, for the line number
    void add(int place, String change, List<Edit> edits);

    /// Adds a mutant with one edit.
    default void add(String change, Edit edit) {
      add(edit.from(), change, List.of(edit));
    }

    /// Adds a mutant with other code in the place of a tree.
    default void addReplaced(ParsedSource source, Tree tree, String code) {
      add(
          format("%s becomes %s", source.quoted(tree), ParsedSource.quoted(code)),
          source.replace(tree, code));
    }
  }
}
