package dev.loopbook.program.mutation;

import com.sun.source.tree.StatementTree;
import com.sun.source.util.TreePath;

/// Leaves out a statement.
final class DropStatement implements Mutator {
  @Override
  public void mutate(TreePath at, ParsedSource source, Mutants into) {
    if (at.getLeaf() instanceof StatementTree statement) {
      switch (statement.getKind()) {
        case EXPRESSION_STATEMENT, THROW, BREAK, CONTINUE ->
            into.add("without " + source.quoted(statement), source.replace(statement, ";"));
        default -> {}
      }
    }
  }
}
