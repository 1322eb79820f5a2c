package dev.loopbook.book;

import dev.loopbook.program.WholeFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Rewrites the fences of pages from the code, and changes nothing else in the text.
public final class FenceUpdate {

  private final FenceCheck check;

  /// Makes an update.
  ///
  /// @param runner runs a program to its end
  /// @param transcripts runs commands in a fresh shell
  public FenceUpdate(ExampleRunner runner, ShellRunner transcripts) {
    check = new FenceCheck(runner, transcripts);
  }

  /// What an update did to a page.
  ///
  /// @param rewritten how many fences were changed
  /// @param left what only a person can fix
  public record Outcome(int rewritten, List<BookProblem> left) {

    /// Keeps its own copy.
    public Outcome {
      left = List.copyOf(left);
    }
  }

  /// Rewrites the page's file if any of its fences is wrong.
  ///
  /// @throws IOException if the file cannot be written
  public Outcome update(Page page) throws IOException {
    var fences = Fences.in(page.markdown());
    var lines = LinesWithBreaks.of(page.markdown());
    var left = new ArrayList<BookProblem>();
    var rewritten = 0;
    // backwards, so that the line numbers of those still to come stay right
    for (var fence : fences.reversed()) {
      switch (check.expected(fence, page, fences)) {
        case ExpectedFence.Anything _ -> {}
        case ExpectedFence.Wrong wrong -> left.addFirst(FenceCheck.problem(wrong, fence, page));
        case ExpectedFence.Lines expected -> {
          if (!expected.lines().equals(fence.lines())) {
            rewrite(fence, expected.lines(), lines);
            rewritten++;
          }
        }
      }
    }
    if (rewritten > 0) {
      WholeFile.write(page.readme(), lines.toString());
    }
    return new Outcome(rewritten, left);
  }

  private static void rewrite(Fence fence, List<String> content, LinesWithBreaks lines) {
    var indented =
        content.stream()
            .map(line -> line.isEmpty() ? fence.margin().stripTrailing() : fence.margin() + line)
            .toList();
    // the line after the opening marks, counted from 0, is the fence's line counted from 1
    lines.replace(fence.line(), fence.lines().size(), indented);
  }
}
