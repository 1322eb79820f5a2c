package dev.loopbook.program.mutation;

import static dev.loopbook.text.RootLocale.format;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// Shares a field among all instances, or makes it anew in each call.
final class ChangeState implements Mutator {
  @Override
  public void mutate(TreePath at, ParsedSource source, Mutants into) {
    if (at.getLeaf() instanceof VariableTree field
        && at.getParentPath().getLeaf() instanceof ClassTree type
        && type.getKind() == Tree.Kind.CLASS
        && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
      share(field, source, into);
      if (field.getInitializer() != null) {
        makeAnew(field, type, source, into);
      }
    }
  }

  /// The field loses its `final`, which a constructor's assignment to a static one would break.
  private static void share(VariableTree field, ParsedSource source, Mutants into) {
    var code = source.code(field);
    into.add(
        format("`%s` is shared among all instances", field.getName()),
        source.replace(field, code.replaceFirst("^((?:private )?)(?:final )?", "$1static ")));
  }

  private static void makeAnew(
      VariableTree field, ClassTree type, ParsedSource source, Mutants into) {
    var name = field.getName().toString();
    var declaration =
        format(
            "final %s %s = %s;",
            source.code(field.getType()),
            name,
            source.code(Objects.requireNonNull(field.getInitializer())));
    var edits = new ArrayList<Edit>();
    for (var member : type.getMembers()) {
      if (member instanceof MethodTree method && method.getBody() != null && uses(method, name)) {
        var at = source.beginningOf(method.getBody());
        edits.add(new Edit(at, at, declaration));
      }
    }
    if (!edits.isEmpty()) {
      into.add(
          source.start(field), format("`%s` is made anew in each call", name), List.copyOf(edits));
    }
  }

  private static boolean uses(MethodTree method, String name) {
    var found = new boolean[1];
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
        found[0] |= tree.getName().contentEquals(name);
        return null;
      }
    }.scan(method, null);
    return found[0];
  }
}
