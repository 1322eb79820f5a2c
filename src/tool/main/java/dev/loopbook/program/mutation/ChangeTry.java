package dev.loopbook.program.mutation;

import static dev.loopbook.text.RootLocale.format;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.TreePath;
import java.util.stream.Collectors;

/// Leaves out a `finally` or a lock's `try`, or catches too much, too little, or silently.
final class ChangeTry implements Mutator {
  @Override
  public void mutate(TreePath at, ParsedSource source, Mutants into) {
    switch (at.getLeaf()) {
      case TryTree attempt -> {
        ofFinally(attempt, source, into);
        ofResources(attempt, source, into);
      }
      case CatchTree handler -> ofCatch(handler, source, into);
      default -> {}
    }
  }

  private static void ofFinally(TryTree attempt, ParsedSource source, Mutants into) {
    var last = attempt.getFinallyBlock();
    if (last == null) {
      return;
    }
    var bare = attempt.getCatches().isEmpty() && attempt.getResources().isEmpty();
    var rest = bare ? source.code(attempt.getBlock()) : beforeFinally(attempt, source);
    into.add("without `finally` " + source.quoted(last), source.replace(attempt, rest));
    into.add(
        "what is in `finally` happens only after a success: " + source.quoted(last),
        source.replace(
            attempt,
            bare
                ? format("{ %s %s }", source.inside(attempt.getBlock()), source.inside(last))
                : format("{ %s %s }", rest, source.inside(last))));
  }

  private static String beforeFinally(TryTree attempt, ParsedSource source) {
    var before =
        attempt.getCatches().isEmpty() ? attempt.getBlock() : attempt.getCatches().getLast();
    return source.text().substring(source.start(attempt), source.end(before));
  }

  private static void ofResources(TryTree attempt, ParsedSource source, Mutants into) {
    if (attempt.getResources().isEmpty()
        || !attempt.getCatches().isEmpty()
        || attempt.getFinallyBlock() != null) {
      return;
    }
    var resources =
        attempt.getResources().stream().map(source::code).collect(Collectors.joining("; "));
    into.add(
        "without `try` (" + ParsedSource.quoted(resources) + ")",
        source.replace(attempt, source.code(attempt.getBlock())));
    into.add(
        "never closed: " + ParsedSource.quoted(resources),
        source.replace(
            attempt, format("{ %s; %s }", resources, source.inside(attempt.getBlock()))));
    into.add(
        "closed too early: " + ParsedSource.quoted(resources),
        source.replace(
            attempt, format("{ try (%s) {} %s }", resources, source.code(attempt.getBlock()))));
  }

  private static void ofCatch(CatchTree handler, ParsedSource source, Mutants into) {
    var type = handler.getParameter().getType();
    var caught = source.quoted(type);
    retype(type, "Throwable", caught + " becomes `Throwable`", source, into);
    if (!source.code(type).equals("Exception")) {
      retype(type, "Exception", caught + " becomes `Exception`", source, into);
    }
    retype(type, "ArithmeticException", "no longer catches " + caught, source, into);
    if (type instanceof UnionTypeTree union) {
      for (var one : union.getTypeAlternatives()) {
        var others =
            union.getTypeAlternatives().stream()
                .filter(each -> each != one)
                .map(source::code)
                .collect(Collectors.joining(" | "));
        retype(type, others, "no longer catches " + source.quoted(one), source, into);
      }
    }
    BlockTree block = handler.getBlock();
    if (!block.getStatements().isEmpty()) {
      into.add("swallows " + caught, source.replace(block, "{}"));
    }
  }

  private static void retype(
      Tree type, String with, String change, ParsedSource source, Mutants into) {
    into.add(change, source.replace(type, with));
  }
}
