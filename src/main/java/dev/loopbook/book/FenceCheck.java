package dev.loopbook.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds the fences of chapters against the code that they show.
///
/// One check runs each program once and remembers what it printed; make a new one after the code
/// has changed.
public final class FenceCheck {

  static final String MEND = "mend      ./run.sh book --update";

  private final FenceContents contents;

  /// Makes a check.
  ///
  /// @param runner runs a program to its end
  /// @param transcripts plays commands to a fresh shell
  public FenceCheck(ExampleRunner runner, Transcripts transcripts) {
    contents = new FenceContents(runner, transcripts);
  }

  /// Returns every fence of a chapter that is not as it should be, in the order of the text.
  public List<Problem> check(Chapter chapter) {
    var fences = Fences.in(chapter.markdown());
    var problems = new ArrayList<Problem>();
    for (var fence : fences) {
      check(fence, chapter, fences).ifPresent(problems::add);
    }
    return problems;
  }

  /// Returns what is wrong with one fence of a chapter.
  Optional<Problem> check(Fence fence, Chapter chapter, List<Fence> fences) {
    return switch (contents.of(fence, chapter, fences)) {
      case Expected.Anything _ -> Optional.empty();
      case Expected.Wrong wrong -> Optional.of(problem(wrong, fence, chapter));
      case Expected.Lines expected ->
          expected.lines().equals(fence.lines())
              ? Optional.empty()
              : Optional.of(difference(expected, fence, chapter));
    };
  }

  /// Returns what a fence ought to hold.
  Expected expected(Fence fence, Chapter chapter, List<Fence> fences) {
    return contents.of(fence, chapter, fences);
  }

  static Problem problem(Expected.Wrong wrong, Fence fence, Chapter chapter) {
    return new Problem(file(chapter), fence.line(), wrong.message(), wrong.details());
  }

  private static Problem difference(Expected.Lines expected, Fence fence, Chapter chapter) {
    var at = 0;
    var both = Math.min(expected.lines().size(), fence.lines().size());
    while (at < both && expected.lines().get(at).equals(fence.lines().get(at))) {
      at++;
    }
    return new Problem(
        file(chapter),
        fence.line() + 1 + at,
        "this is not " + expected.source(),
        List.of(
            "expected  " + lineOr(expected.lines(), at, "(nothing more)"),
            "found     " + lineOr(fence.lines(), at, "(the fence ends)"),
            MEND));
  }

  private static String lineOr(List<String> lines, int at, String end) {
    return at < lines.size() ? Visible.of(lines.get(at)) : end;
  }

  private static String file(Chapter chapter) {
    return "chapters/" + chapter.name() + "/README.md";
  }
}
