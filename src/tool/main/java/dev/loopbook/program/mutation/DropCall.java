package dev.loopbook.program.mutation;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;

/// Leaves out the call around a value: an await, a shield, a time limit.
final class DropCall implements Mutator {
  private static final int MOST_ARGUMENTS = 3;

  @Override
  public void mutate(TreePath at, ParsedSource source, Mutants into) {
    if (at.getLeaf() instanceof MethodInvocationTree call) {
      var alone = at.getParentPath().getLeaf() instanceof ExpressionStatementTree;
      if (!alone) {
        ofReceiver(call, source, into);
      }
      ofArguments(call, alone, source, into);
    }
  }

  private static void ofReceiver(MethodInvocationTree call, ParsedSource source, Mutants into) {
    if (call.getMethodSelect() instanceof MemberSelectTree select
        && !Character.isUpperCase(source.code(select.getExpression()).charAt(0))) {
      into.addReplaced(source, call, source.code(select.getExpression()));
    }
  }

  /// @param alone whether the call is a statement: then an argument has to be one, too
  private static void ofArguments(
      MethodInvocationTree call, boolean alone, ParsedSource source, Mutants into) {
    if (call.getArguments().size() <= MOST_ARGUMENTS) {
      for (var argument : call.getArguments()) {
        if (alone
            ? argument instanceof MethodInvocationTree
            : !(argument instanceof LambdaExpressionTree)) {
          into.addReplaced(source, call, source.code(argument));
        }
      }
    }
  }
}
