package dev.loopbook.program.mutation;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.regex.Pattern;

/// The values that a method may return without having done anything.
final class Nothing {
  private static final Pattern COROUTINE = Pattern.compile("Coroutine<(.*)>");

  private Nothing() {}

  /// Returns the values that may stand in place of a `return`'s, by the type of the method around
  /// it or, if that is a coroutine's, of its result.
  static List<String> insteadOf(TreePath back) {
    if (((ReturnTree) back.getLeaf()).getExpression().toString().startsWith("async(")) {
      return List.of("null");
    }
    for (var around = back; around != null; around = around.getParentPath()) {
      if (around.getLeaf() instanceof MethodTree method && method.getReturnType() != null) {
        var type = method.getReturnType().toString();
        var result = COROUTINE.matcher(type);
        return ofType(result.matches() ? result.group(1) : type);
      }
    }
    return List.of("null");
  }

  private static List<String> ofType(String type) {
    return switch (type.replaceFirst("<.*", "")) {
      case "Void", "void" -> List.of();
      case "int", "long", "double", "Integer", "Long", "Double" -> List.of("0");
      case "boolean", "Boolean" -> List.of("true", "false");
      case "String" -> List.of("null", "\"\"");
      case "List" -> List.of("null", "List.of()");
      case "Map" -> List.of("null", "Map.of()");
      default -> List.of("null");
    };
  }
}
