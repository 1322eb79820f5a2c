package dev.loopbook.program.mutation;

import static dev.loopbook.text.RootLocale.format;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.Map;

/// Shifts a number or a time, and calculates or picks the wrong way round.
final class ChangeValue implements Mutator {
  private static final Map<Tree.Kind, String> OPERATORS =
      Map.of(
          Tree.Kind.PLUS, "-",
          Tree.Kind.MINUS, "+",
          Tree.Kind.MULTIPLY, "/",
          Tree.Kind.DIVIDE, "*",
          Tree.Kind.REMAINDER, "/",
          Tree.Kind.PLUS_ASSIGNMENT, "-=",
          Tree.Kind.MINUS_ASSIGNMENT, "+=");

  private static final Map<Tree.Kind, String> STEPS =
      Map.of(
          Tree.Kind.POSTFIX_INCREMENT, "--",
          Tree.Kind.POSTFIX_DECREMENT, "++",
          Tree.Kind.PREFIX_INCREMENT, "--",
          Tree.Kind.PREFIX_DECREMENT, "++");

  private static final Map<String, String> OPPOSITES =
      Map.ofEntries(
          Map.entry("min", "max"),
          Map.entry("max", "min"),
          Map.entry("addFirst", "addLast"),
          Map.entry("addLast", "addFirst"),
          Map.entry("removeFirst", "removeLast"),
          Map.entry("removeLast", "removeFirst"),
          Map.entry("pollFirst", "pollLast"),
          Map.entry("pollLast", "pollFirst"),
          Map.entry("getFirst", "getLast"),
          Map.entry("getLast", "getFirst"),
          Map.entry("plus", "minus"),
          Map.entry("minus", "plus"),
          Map.entry("anyMatch", "allMatch"),
          Map.entry("allMatch", "anyMatch"),
          Map.entry("notifyAll", "notify"));

  @Override
  public void mutate(TreePath at, ParsedSource source, Mutants into) {
    switch (at.getLeaf()) {
      case LiteralTree literal -> {
        for (var other : others(literal)) {
          into.addReplaced(source, literal, other);
        }
      }
      case BinaryTree binary when OPERATORS.containsKey(binary.getKind()) ->
          into.addReplaced(
              source,
              binary,
              format(
                  "%s %s %s",
                  source.code(binary.getLeftOperand()),
                  OPERATORS.get(binary.getKind()),
                  source.code(binary.getRightOperand())));
      case CompoundAssignmentTree sum -> {
        if (OPERATORS.containsKey(sum.getKind())) {
          into.addReplaced(
              source,
              sum,
              format(
                  "%s %s %s",
                  source.code(sum.getVariable()),
                  OPERATORS.get(sum.getKind()),
                  source.code(sum.getExpression())));
        }
        into.addReplaced(
            source, sum, source.code(sum.getVariable()) + " = " + source.code(sum.getExpression()));
      }
      case UnaryTree step when STEPS.containsKey(step.getKind()) ->
          into.addReplaced(
              source, step, source.code(step.getExpression()) + STEPS.get(step.getKind()));
      case MethodInvocationTree call -> opposite(call, source, into);
      default -> {}
    }
  }

  private static List<String> others(LiteralTree literal) {
    return switch (literal.getValue()) {
      case Boolean is -> List.of(Boolean.toString(!is));
      case Integer n -> n == 0 ? List.of("1") : List.of(n + 1 + "", n - 1 + "");
      case Long n -> n == 0 ? List.of("1L") : List.of(n + 1 + "L", n - 1 + "L");
      case Double n -> List.of(Double.toString(n * 2), Double.toString(n / 2));
      case null, default -> List.of();
    };
  }

  private static void opposite(MethodInvocationTree call, ParsedSource source, Mutants into) {
    var select = call.getMethodSelect();
    var name =
        switch (select) {
          case MemberSelectTree member -> member.getIdentifier().toString();
          case IdentifierTree simple -> simple.getName().toString();
          default -> "";
        };
    var opposite = OPPOSITES.get(name);
    if (opposite != null) {
      var end = source.end(select);
      into.add(
          format("`%s` becomes `%s` in %s", name, opposite, source.quoted(call)),
          new Edit(end - name.length(), end, opposite));
    }
  }
}
