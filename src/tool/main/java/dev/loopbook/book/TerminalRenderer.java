package dev.loopbook.book;

import dev.loopbook.text.StyledLine;
import dev.loopbook.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;

/// Turns Markdown into styled lines for a terminal.
///
/// No line is wider than asked for. The lines without their styles are the plain rendering, for a
/// pipe or a dumb terminal: headings are underlined, code is indented, what programs print is after
/// a bar.
///
/// The answer to a `predict` question is shown under a line that says "answer", or, with
/// [AnswerVisibility#HIDDEN], replaced by a pointer to the command that asks and shows it.
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

  /// Returns the lines of a chapter that answer a question of it, and tell why.
  public List<StyledLine> answer(Chapter chapter, Prediction asked) {
    var fences = new FenceLayout(Optional.of(chapter.id()));
    return Predictions.in(Markdown.parse(chapter.markdown()))
        .answerTo(asked.line())
        .map(
            node ->
                node instanceof FencedCodeBlock output
                    ? fences.lines(output, width)
                    : render(node, fences))
        .orElse(List.of());
  }

  private List<StyledLine> render(String markdown, Optional<Chapter> chapter) {
    var document = Markdown.parse(markdown);
    return render(document, new FenceLayout(chapter.map(Chapter::id)));
  }

  private List<StyledLine> render(Node document, FenceLayout fences) {
    var lines = new ArrayList<StyledLine>();
    for (var line : new BlockLayout(fences, answers).blocks(document, width)) {
      // deeply nested blocks may be wider than the space left for them
      Wrap.code(line.stripTrailing().spans(), width).stream()
          .map(StyledLine::stripTrailing)
          .forEach(lines::add);
    }
    return lines;
  }
}
