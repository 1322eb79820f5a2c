package dev.loopbook.shell.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.grade.Grade;
import dev.loopbook.exercise.grade.UndecidedAnswer;
import dev.loopbook.program.source.SourceText;
import dev.loopbook.text.ControlCharacters;
import dev.loopbook.text.JavaHighlighter;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/// An answer for the person who marks it: the code on the left, the machine's verdict on the right.
/// Nothing is left out; what is too wide is wrapped.
final class ReviewView {
  private static final String BAR = " │ ";

  private ReviewView() {}

  static List<StyledLine> of(UndecidedAnswer answer, int width) {
    var right = Math.max(12, (width - BAR.length()) * 2 / 5);
    var left = Math.max(12, width - BAR.length() - right);
    var code = code(answer, left);
    var verdict = verdict(answer.grade(), right);
    var lines = new ArrayList<StyledLine>();
    for (var i = 0; i < Math.max(code.size(), verdict.size()); i++) {
      lines.add(
          beside(
              i < code.size() ? code.get(i) : StyledLine.EMPTY,
              i < verdict.size() ? verdict.get(i) : StyledLine.EMPTY,
              left));
    }
    return lines;
  }

  private static StyledLine beside(StyledLine left, StyledLine right, int column) {
    var spans = new ArrayList<>(left.spans());
    spans.add(Span.plain(" ".repeat(Math.max(0, column - left.width()))));
    spans.add(new Span(BAR, Style.RULE));
    spans.addAll(right.spans());
    return new StyledLine(spans).stripTrailing();
  }

  private static List<StyledLine> code(UndecidedAnswer answer, int width) {
    var attempt = answer.attempt();
    var lines = new ArrayList<StyledLine>();
    for (var file : attempt.files()) {
      lines.add(StyledLine.of(file.file().toString(), Style.STRONG));
      lines.addAll(numbered(file, width));
    }
    for (var problem : attempt.unreadable()) {
      lines.addAll(
          Wrap.words(List.of(new Span(ControlCharacters.shown(problem), Style.ERROR)), width));
    }
    return lines;
  }

  private static List<StyledLine> numbered(SourceText file, int width) {
    var text =
        file.text()
            .lines()
            .map(line -> ControlCharacters.shown(line.replace("\t", "    ")))
            .toList();
    var lines = new ArrayList<StyledLine>();
    var number = 0;
    for (var line : JavaHighlighter.highlight(text)) {
      number++;
      var first = true;
      for (var part : Wrap.code(line.spans(), Math.max(6, width - 4))) {
        lines.add(part.after(new Span(first ? format("%3d ", number) : "    ", Style.LABEL)));
        first = false;
      }
    }
    return lines;
  }

  private static List<StyledLine> verdict(Grade grade, int width) {
    var lines = new ArrayList<StyledLine>();
    lines.add(StyledLine.of(grade.word(), grade.passed() ? Style.GOOD : Style.ERROR));
    lines.addAll(words(grade.summary(), Style.PLAIN, width));
    grade.details().forEach(detail -> lines.addAll(words(detail.toString(), Style.LABEL, width)));
    for (var test : grade.tests()) {
      lines.addAll(
          words(
              format("%s %s", test.passed() ? "✓" : "✗", test.name()),
              test.passed() ? Style.GOOD : Style.ERROR,
              width));
      if (!test.message().isEmpty()) {
        lines.addAll(words(test.message(), Style.PLAIN, width));
      }
    }
    return lines;
  }

  private static List<StyledLine> words(String text, Style style, int width) {
    return text.lines()
        .flatMap(
            line ->
                Wrap.words(List.of(new Span(ControlCharacters.shown(line), style)), width).stream())
        .toList();
  }
}
