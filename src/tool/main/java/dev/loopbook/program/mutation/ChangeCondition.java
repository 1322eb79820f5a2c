package dev.loopbook.program.mutation;

import static dev.loopbook.text.RootLocale.format;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import java.util.Map;

/// Negates a condition, shifts its bound, leaves out a part of it, or decides it once and for all.
final class ChangeCondition implements Mutator {
  private static final Map<Tree.Kind, String> SHIFTED =
      Map.of(
          Tree.Kind.LESS_THAN, "<=",
          Tree.Kind.LESS_THAN_EQUAL, "<",
          Tree.Kind.GREATER_THAN, ">=",
          Tree.Kind.GREATER_THAN_EQUAL, ">",
          Tree.Kind.EQUAL_TO, "!=",
          Tree.Kind.NOT_EQUAL_TO, "==",
          Tree.Kind.CONDITIONAL_AND, "||",
          Tree.Kind.CONDITIONAL_OR, "&&");

  @Override
  public void mutate(TreePath at, ParsedSource source, Mutants into) {
    switch (at.getLeaf()) {
      case BinaryTree binary -> ofBinary(binary, source, into);
      case UnaryTree not when not.getKind() == Tree.Kind.LOGICAL_COMPLEMENT ->
          into.addReplaced(source, not, source.code(not.getExpression()));
      case IfTree branch -> ofCondition(branch.getCondition(), source, into);
      case ConditionalExpressionTree choice -> ofCondition(choice.getCondition(), source, into);
      case WhileLoopTree loop -> {
        into.addReplaced(source, bare(loop.getCondition()), "false");
        var start = source.start(loop);
        into.add(
            format("`while` becomes `if`: %s", source.quoted(loop.getCondition())),
            new Edit(start, start + "while".length(), "if"));
      }
      default -> {}
    }
  }

  private static void ofBinary(BinaryTree binary, ParsedSource source, Mutants into) {
    var with = SHIFTED.get(binary.getKind());
    if (with == null) {
      return;
    }
    var left = source.code(binary.getLeftOperand());
    var right = source.code(binary.getRightOperand());
    into.addReplaced(source, binary, left + " " + with + " " + right);
    if (with.equals("||") || with.equals("&&")) {
      into.addReplaced(source, binary, left);
      into.addReplaced(source, binary, right);
    }
  }

  private static void ofCondition(ExpressionTree condition, ParsedSource source, Mutants into) {
    var inner = bare(condition);
    if (inner.getKind() != Tree.Kind.EQUAL_TO && inner.getKind() != Tree.Kind.NOT_EQUAL_TO) {
      into.addReplaced(source, inner, "!(" + source.code(inner) + ")");
    }
    into.addReplaced(source, inner, "true");
    into.addReplaced(source, inner, "false");
  }

  private static ExpressionTree bare(ExpressionTree condition) {
    return condition instanceof ParenthesizedTree inside ? inside.getExpression() : condition;
  }
}
