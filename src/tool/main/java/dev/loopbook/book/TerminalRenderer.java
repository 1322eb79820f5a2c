package dev.loopbook.book;

import dev.loopbook.text.StyledLine;
import dev.loopbook.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns Markdown into styled lines for a terminal.
///
/// No line is wider than asked for. The lines without their styles are the plain rendering, for a
/// pipe or a dumb terminal: headings are underlined, code is indented, what programs print is after
/// a bar.
///
/// An output that answers a `predict` question is shown under a line that says "answer", or, with
/// [AnswerVisibility#HIDDEN], replaced by a pointer to the command that shows it.
public final class TerminalRenderer {

  /// The narrowest width; smaller ones count as this one.
  public static final int MIN_WIDTH = 20;

  private final int width;
  private final AnswerVisibility answers;

  /// Makes a renderer.
  ///
  /// @param width columns of a line; prose reads best up to about 80
  /// @param answers whether outputs that answer a question are shown
  public TerminalRenderer(int width, AnswerVisibility answers) {
    this.width = Math.max(MIN_WIDTH, width);
    this.answers = answers;
  }

  /// Returns a chapter's lines.
  public List<StyledLine> render(Chapter chapter) {
    return render(chapter.markdown(), Optional.of(chapter));
  }

  /// Returns the lines of any Markdown text, for instance an exercise's README.
  public List<StyledLine> render(String markdown) {
    return render(markdown, Optional.empty());
  }

  private List<StyledLine> render(String markdown, Optional<Chapter> chapter) {
    var document = Markdown.parse(markdown);
    var fences = new FenceLayout(Predictions.in(document), answers, chapter.map(Chapter::id));
    var lines = new ArrayList<StyledLine>();
    for (var line : new BlockLayout(fences).blocks(document, width)) {
      // deeply nested blocks may be wider than the space left for them
      Wrap.code(line.stripTrailing().spans(), width).stream()
          .map(StyledLine::stripTrailing)
          .forEach(lines::add);
    }
    return lines;
  }
}
