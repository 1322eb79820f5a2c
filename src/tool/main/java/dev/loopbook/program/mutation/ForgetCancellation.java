package dev.loopbook.program.mutation;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;

/// Swallows the cancellation that arrives at an await, and goes on.
final class ForgetCancellation implements Mutator {
  @Override
  public void mutate(TreePath at, ParsedSource source, Mutants into) {
    if (at.getLeaf() instanceof ExpressionStatementTree statement
        && statement.getExpression() instanceof MethodInvocationTree call
        && call.getMethodSelect().toString().equals("await")) {
      into.add(
          "a cancellation at " + source.quoted(call) + " is swallowed",
          source.replace(
              statement,
              "try { "
                  + source.code(statement)
                  + " } catch (dev.loopbook.loop.CancelledError swallowed) {}"));
    }
  }
}
