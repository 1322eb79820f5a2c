package dev.loopbook.program.mutation;

import static dev.loopbook.text.RootLocale.format;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts a literal of the visible tests in place of a parameter, as an answer does that knows them.
final class FixParameter implements Mutator {
  private static final int MOST = 3;

  private final Set<String> literals;

  FixParameter(Set<String> literals) {
    this.literals = literals;
  }

  @Override
  public void mutate(TreePath at, ParsedSource source, Mutants into) {
    if (at.getLeaf() instanceof MethodTree method && method.getBody() != null) {
      for (var parameter : method.getParameters()) {
        var uses = uses(method.getBody(), parameter);
        if (!uses.isEmpty()) {
          fitting(source.code(parameter.getType()))
              .forEach(
                  literal ->
                      into.add(
                          source.start(parameter),
                          format(
                              "`%s` of `%s` is always %s",
                              parameter.getName(), method.getName(), literal),
                          uses.stream().map(use -> source.replace(use, literal)).toList()));
        }
      }
    }
  }

  private List<String> fitting(String type) {
    return literals.stream()
        .filter(
            literal ->
                switch (type) {
                  case "int", "long", "Integer", "Long" -> literal.matches("[0-9_]+");
                  case "String" -> literal.startsWith("\"");
                  case "Duration" -> literal.endsWith(")");
                  default -> false;
                })
        .limit(MOST)
        .toList();
  }

  private static List<Tree> uses(Tree body, VariableTree parameter) {
    var uses = new ArrayList<Tree>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
        if (tree.getName().equals(parameter.getName())) {
          uses.add(tree);
        }
        return null;
      }
    }.scan(body, null);
    return uses;
  }
}
