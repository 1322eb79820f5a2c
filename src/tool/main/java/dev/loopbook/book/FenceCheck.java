package dev.loopbook.book;

import dev.loopbook.text.ControlCharacters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares the fences of pages with the code that they show.
///
/// A check runs each program once and remembers what it printed; create a new one when the code has
/// changed.
public final class FenceCheck {

  static final String FIX = "fix       ./run.sh book --update";

  private final FenceContents contents;

  /// Makes a check.
  ///
  /// @param runner runs a program to its end
  /// @param transcripts runs commands in a fresh shell
  public FenceCheck(ExampleRunner runner, ShellRunner transcripts) {
    contents = new FenceContents(runner, transcripts);
  }

  /// Returns every fence of a page that isn't as it should be, in text order.
  public List<BookProblem> check(Page page) {
    var fences = Fences.in(page.markdown());
    var problems = new ArrayList<BookProblem>();
    for (var fence : fences) {
      check(fence, page, fences).ifPresent(problems::add);
    }
    return problems;
  }

  /// Returns what's wrong with one fence of a page.
  Optional<BookProblem> check(Fence fence, Page page, List<Fence> fences) {
    return switch (contents.of(fence, page, fences)) {
      case ExpectedFence.Anything _ -> Optional.empty();
      case ExpectedFence.Wrong wrong -> Optional.of(problem(wrong, fence, page));
      case ExpectedFence.Lines expected ->
          expected.lines().equals(fence.lines())
              ? Optional.empty()
              : Optional.of(difference(expected, fence, page));
    };
  }

  /// Returns what a fence should contain.
  ExpectedFence expected(Fence fence, Page page, List<Fence> fences) {
    return contents.of(fence, page, fences);
  }

  static BookProblem problem(ExpectedFence.Wrong wrong, Fence fence, Page page) {
    return new BookProblem(page.label(), fence.line(), wrong.message(), wrong.details());
  }

  private static BookProblem difference(ExpectedFence.Lines expected, Fence fence, Page page) {
    var at = 0;
    var both = Math.min(expected.lines().size(), fence.lines().size());
    while (at < both && expected.lines().get(at).equals(fence.lines().get(at))) {
      at++;
    }
    return new BookProblem(
        page.label(),
        fence.line() + 1 + at,
        "this is not " + expected.source(),
        List.of(
            "expected  " + lineOr(expected.lines(), at, "(nothing more)"),
            "found     " + lineOr(fence.lines(), at, "(the fence ends)"),
            FIX));
  }

  private static String lineOr(List<String> lines, int at, String end) {
    return at < lines.size() ? ControlCharacters.shown(lines.get(at)) : end;
  }
}
