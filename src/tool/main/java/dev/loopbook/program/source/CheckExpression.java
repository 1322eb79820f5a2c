package dev.loopbook.program.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/// A condition on how a program ends, in Java, compiled into the program itself: so it sees the
/// fields and methods of the class that has `main`, private ones too.
///
/// It becomes a method at the end of that class, behind the last line of the file, so that no line
/// gets another number. Its parameters are what the program has printed: `output`, its `lines`, and
/// the `last` of them.
public final class CheckExpression {

  /// The name of its method.
  public static final String METHOD = "loopbook$check";

  /// What its method is declared as, before the expression.
  private static final String HEAD =
      "boolean " + METHOD + "(String output, String last, java.util.List<String> lines) { return (";

  /// A text as javac reads it.
  ///
  /// @param said what javac had to say; empty if nothing
  record Parsed(CompilationUnitTree unit, SourcePositions positions, String said) {}

  private final Function<SourceText, Parsed> parser;

  /// @param parser reads a text without compiling it
  CheckExpression(Function<SourceText, Parsed> parser) {
    this.parser = parser;
  }

  /// Returns why `text` isn't a condition, if it isn't.
  Optional<String> problem(String text) {
    if (text.isBlank()) {
      return Optional.of("it is empty. A check is a condition in Java, such as count == 3");
    }
    var parsed = parser.apply(new SourceText(Path.of("Check.java"), in(text)));
    var types = parsed.unit().getTypeDecls();
    var isOne =
        parsed.said().isEmpty()
            && types.size() == 1
            && types.getFirst() instanceof ClassTree type
            && type.getMembers().size() == 1
            && type.getMembers().getFirst() instanceof VariableTree variable
            && variable.getInitializer() instanceof ParenthesizedTree;
    return isOne
        ? Optional.empty()
        : Optional.of("it isn't a condition. A check is one in Java, such as count == 3");
  }

  private static String in(String text) {
    return "class Check { boolean check = (" + text + "\n); }";
  }

  /// Returns the source with the check in its main class.
  ///
  /// @param mainClass its binary name
  SourceText into(SourceText source, String mainClass, String text) {
    var parsed = parser.apply(source);
    var unit = parsed.unit();
    var positions = parsed.positions();
    var name = mainClass.substring(mainClass.lastIndexOf('.') + 1);
    var type =
        unit.getTypeDecls().stream()
            .filter(ClassTree.class::isInstance)
            .map(ClassTree.class::cast)
            .filter(each -> each.getSimpleName().contentEquals(name))
            .findFirst()
            .orElseThrow();
    var isCompact = firstMember(type, unit, positions) == positions.getStartPosition(unit, type);
    var at = isCompact ? source.text().length() : (int) positions.getEndPosition(unit, type) - 1;
    var before = source.text().substring(0, at);
    return new SourceText(
        source.file(),
        before
            + (isCompact && !before.endsWith("\n") ? "\n" : "")
            + (isStatic(type) ? "static " : "")
            + HEAD
            + text
            + "\n); }"
            + source.text().substring(at));
  }

  /// Returns where the first member stands. A compact source file's class begins there too.
  private static long firstMember(
      ClassTree type, CompilationUnitTree unit, SourcePositions positions) {
    return type.getMembers().stream()
        .mapToLong(member -> positions.getStartPosition(unit, member))
        .filter(start -> start >= 0)
        .min()
        .orElse(-1);
  }

  private static boolean isStatic(ClassTree type) {
    return type.getMembers().stream()
        .anyMatch(
            member ->
                member instanceof MethodTree method
                    && method.getName().contentEquals("main")
                    && method.getModifiers().getFlags().contains(Modifier.STATIC));
  }
}
