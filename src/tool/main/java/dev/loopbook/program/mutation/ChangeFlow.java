package dev.loopbook.program.mutation;

import static dev.loopbook.text.RootLocale.format;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Changes the order of steps, does one twice, or stops too early.
final class ChangeFlow implements Mutator {
  /// What one may wait for, or do, several times without any difference.
  private static final Pattern HARMLESS =
      Pattern.compile(
          "await\\((?:waitOn|gather|shield)\\(.*"
              + "|.*\\.(?:put|putIfAbsent|remove|clear|cancel|close|complete)\\([^;]*\\)",
          Pattern.DOTALL);

  @Override
  public void mutate(TreePath at, ParsedSource source, Mutants into) {
    switch (at.getLeaf()) {
      case BlockTree block -> {
        swap(block, source, into);
        if (at.getParentPath().getLeaf() instanceof MethodTree
            || at.getParentPath().getLeaf() instanceof LambdaExpressionTree) {
          stopEarly(block, source, into);
        }
      }
      case ReturnTree back when back.getExpression() != null -> {
        for (var nothing : Nothing.insteadOf(at)) {
          into.add(
              format("%s becomes `%s`", source.quoted(back), nothing),
              source.replace(back.getExpression(), nothing));
        }
      }
      case EnhancedForLoopTree loop when loop.getStatement() instanceof BlockTree body ->
          into.add(
              "stops after the first: " + source.quoted(loop.getExpression()),
              new Edit(source.end(body) - 1, source.end(body), "if (true) break; }"));
      case BreakTree end ->
          into.add("`break` becomes `continue`", source.replace(end, "continue;"));
      case ContinueTree next ->
          into.add("`continue` becomes `break`", source.replace(next, "break;"));
      default -> {}
    }
    if (at.getLeaf() instanceof StatementTree statement
        && at.getParentPath().getLeaf() instanceof BlockTree) {
      twice(statement, source, into);
    }
  }

  private static void swap(BlockTree block, ParsedSource source, Mutants into) {
    var statements = block.getStatements();
    for (var i = 0; i + 1 < statements.size(); i++) {
      var one = statements.get(i);
      var two = statements.get(i + 1);
      if (isStep(one) && isStep(two) && (source.awaits(one) || source.awaits(two))) {
        into.add(
            source.start(one),
            format("%s comes before %s", source.quoted(two), source.quoted(one)),
            List.of(source.replace(one, source.code(two)), source.replace(two, source.code(one))));
      }
    }
  }

  private static boolean isStep(StatementTree statement) {
    return statement instanceof ExpressionStatementTree || statement instanceof VariableTree;
  }

  private static void stopEarly(BlockTree block, ParsedSource source, Mutants into) {
    var statements = block.getStatements();
    for (var i = 1; i < statements.size(); i++) {
      var next = statements.get(i);
      if (next instanceof ReturnTree) {
        continue;
      }
      var change = "returns before " + source.quoted(next);
      into.add(change, source.insertBefore(next, "if (true) return; "));
      into.add(change, source.insertBefore(next, "if (true) return null; "));
    }
  }

  /// A statement with a call is done twice. Where its value is used, only what is awaited is.
  private static void twice(StatementTree statement, ParsedSource source, Mutants into) {
    switch (statement) {
      case ExpressionStatementTree call
          when call.getExpression() instanceof MethodInvocationTree -> {
        if (!isHarmless(call.getExpression(), source)) {
          into.add(
              format("%s happens twice", source.quoted(call)),
              source.insertBefore(call, source.code(call) + " "));
        }
      }
      case VariableTree _, ReturnTree _, ExpressionStatementTree _ -> {
        var awaited = firstAwait(statement);
        if (awaited != null && !isHarmless(awaited, source)) {
          into.add(
              format("%s happens twice", source.quoted(awaited)),
              source.insertBefore(statement, source.code(awaited) + "; "));
        }
      }
      default -> {}
    }
  }

  private static boolean isHarmless(Tree call, ParsedSource source) {
    return HARMLESS.matcher(source.code(call)).matches();
  }

  private static @Nullable Tree firstAwait(StatementTree statement) {
    return new TreeScanner<@Nullable Tree, @Nullable Void>() {
      @Override
      public @Nullable Tree visitMethodInvocation(
          MethodInvocationTree call, @Nullable Void unused) {
        return call.getMethodSelect().toString().equals("await")
                && call.getArguments().getFirst() instanceof MethodInvocationTree
            ? call
            : super.visitMethodInvocation(call, null);
      }

      @Override
      public @Nullable Tree visitLambdaExpression(
          LambdaExpressionTree lambda, @Nullable Void unused) {
        return null;
      }

      @Override
      public @Nullable Tree reduce(@Nullable Tree one, @Nullable Tree other) {
        return one != null ? one : other;
      }
    }.scan(statement, null);
  }
}
