package dev.loopbook.shell.practice;

import dev.loopbook.book.AnswerVisibility;
import dev.loopbook.book.TerminalRenderer;
import dev.loopbook.exercise.Exercise;
import dev.loopbook.judge.TestLanes;
import dev.loopbook.judge.TestResult;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.ArrayList;
import java.util.List;

/// Says why a prediction is right, once it is: in the words beside the solution, with a picture.
///
/// The words are Markdown. A fence of the kind `lanes`, with a test's name, is drawn from what that
/// test has just done.
final class ReasonView {
  private static final String FENCE = "```";
  private static final String LANES = FENCE + "lanes ";
  private static final int LABEL = 17; // columns up to the text
  private static final int NARROWEST = 20;

  private final List<TestResult> results;
  private final int width;
  private final List<StyledLine> lines = new ArrayList<>();

  private ReasonView(List<TestResult> results, int width) {
    this.results = results;
    this.width = width;
  }

  static List<StyledLine> of(Exercise exercise, List<TestResult> results, int width) {
    var view = new ReasonView(results, width);
    view.show(exercise.why());
    return view.lines;
  }

  /// Returns a text with a label before its first line.
  static List<StyledLine> markdown(String label, String text, int width) {
    var room = Math.max(NARROWEST, width - LABEL);
    var lines = new ArrayList<StyledLine>();
    for (var line : new TerminalRenderer(room, AnswerVisibility.SHOWN).render(text)) {
      var before = lines.isEmpty() ? "    " + label : "";
      lines.add(
          line.after(new Span(before + " ".repeat(LABEL - before.length()), Style.LABEL))
              .stripTrailing());
    }
    return lines;
  }

  private void show(String why) {
    var words = new StringBuilder();
    var inLanes = false;
    for (var line : why.lines().toList()) {
      if (line.startsWith(LANES)) {
        say(words);
        draw(line.substring(LANES.length()).strip());
        inLanes = true;
      } else if (inLanes) {
        inLanes = !line.equals(FENCE);
      } else {
        words.append(line).append('\n');
      }
    }
    say(words);
  }

  private void say(StringBuilder words) {
    if (!words.toString().isBlank()) {
      lines.addAll(markdown(lines.isEmpty() ? "why" : "", words.toString(), width));
    }
    words.setLength(0);
  }

  private void draw(String test) {
    var indent = " ".repeat(LABEL);
    results.stream()
        .filter(result -> result.name().equals(test))
        .flatMap(result -> TestLanes.of(result.lanes(), test).stream())
        .flatMap(timeline -> timeline.lines(Math.max(NARROWEST, width - LABEL)).stream())
        .forEach(line -> lines.add(StyledLine.of(indent + line, Style.OUTPUT)));
  }
}
