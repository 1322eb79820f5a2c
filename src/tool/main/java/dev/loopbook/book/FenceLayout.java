package dev.loopbook.book;

import dev.loopbook.text.ControlCharacters;
import dev.loopbook.text.JavaHighlighter;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.FencedCodeBlock;

/// Lays out code, outputs, questions and transcripts.
///
/// Code is indented under its file's name. What a program prints is shown after a bar, as in the
/// shell.
final class FenceLayout {

  private static final int TAB = 8;
  private static final Span MARGIN = Span.plain("    ");
  private static final Span BAR = new Span("│ ", Style.RULE);

  private final Optional<String> chapter;

  FenceLayout(Optional<String> chapter) {
    this.chapter = chapter;
  }

  List<StyledLine> lines(FencedCodeBlock fence, int width) {
    var code = fence.getLiteral();
    return switch (FenceSpec.of(fence.getInfo())) {
      case FenceSpec.Source source -> source(source, code, width);
      case FenceSpec.Illustration _ -> java(code, width);
      case FenceSpec.Printout printed -> printed(printed.caption(), code, width);
      case FenceSpec.Diff diff -> captioned(diff.file(), code, width);
      case FenceSpec.PythonSource source -> captioned(source.file(), code, width);
      case FenceSpec.Predict predict -> predict(fence, predict, width);
      case FenceSpec.Transcript _ -> transcript(code, width);
      case FenceSpec.Picture _ ->
          Diagram.read(code.lines().toList()) instanceof Diagram.Reading.Drawn(var diagram)
              ? plain(String.join("\n", diagram.words()), width)
              : plain(code, width);
      case FenceSpec.Other _ -> plain(code, width);
      // an exercise's README shows Java without a source; other mistakes are the book check's to
      // report
      case FenceSpec.Malformed _ ->
          fence.getInfo().startsWith("java") ? java(code, width) : plain(code, width);
    };
  }

  /// Returns code in no particular language.
  List<StyledLine> plain(String code, int width) {
    return indented(code.lines().map(line -> styled(line, Style.CODE)).toList(), width);
  }

  private static List<StyledLine> source(FenceSpec.Source source, String code, int width) {
    var lines = new ArrayList<>(label(source.caption(), width));
    lines.addAll(java(code, width));
    return lines;
  }

  private static List<StyledLine> java(String code, int width) {
    return indented(
        JavaHighlighter.highlight(code.lines().map(FenceLayout::visible).toList()), width);
  }

  /// Returns what stands in the place of an answer that is hidden.
  List<StyledLine> hidden(AnswerBlock answer, int width) {
    var command = answer.program().map(file -> ":  predict " + example(file)).orElse("");
    return label("The answer is hidden. Guess first" + command, width);
  }

  /// Returns the line above an answer that is shown.
  List<StyledLine> shown() {
    return List.of(StyledLine.of("── answer ──", Style.LABEL).after(MARGIN));
  }

  private static List<StyledLine> printed(String caption, String text, int width) {
    var lines = new ArrayList<>(label(caption, width));
    text.lines()
        .flatMap(line -> Wrap.code(styled(line, Style.OUTPUT).spans(), inside(width) - 2).stream())
        .map(line -> line.after(BAR).after(MARGIN))
        .forEach(lines::add);
    return lines;
  }

  private List<StyledLine> captioned(String caption, String code, int width) {
    var lines = new ArrayList<>(label(caption, width));
    lines.addAll(plain(code, width));
    return lines;
  }

  private static List<StyledLine> predict(
      FencedCodeBlock fence, FenceSpec.Predict predict, int width) {
    var asked = Predictions.asked(Markdown.line(fence), fence.getLiteral(), predict);
    var lines = new ArrayList<StyledLine>();
    hang(
        "  ? ",
        ControlCharacters.shown(String.join(" ", asked.question())),
        Style.QUESTION,
        width,
        lines);
    for (var choice : asked.choices()) {
      hang(
          "    " + choice.letter() + ") ",
          ControlCharacters.shown(choice.text()),
          Style.PLAIN,
          width,
          lines);
    }
    return lines;
  }

  /// Adds a text whose further lines are aligned with its first word, not with its mark.
  private static void hang(
      String mark, String text, Style style, int width, List<StyledLine> lines) {
    var prefix = new Span(mark, Style.QUESTION);
    for (var line : Wrap.words(List.of(new Span(text, style)), width - mark.length())) {
      lines.add(line.after(prefix));
      prefix = Span.plain(" ".repeat(mark.length()));
    }
  }

  private static List<StyledLine> transcript(String text, int width) {
    return indented(
        text.lines()
            .map(
                line ->
                    styled(line, TranscriptEntry.isCommand(line) ? Style.COMMAND : Style.OUTPUT))
            .toList(),
        width);
  }

  private static List<StyledLine> indented(List<StyledLine> code, int width) {
    return code.stream()
        .flatMap(line -> Wrap.code(line.spans(), inside(width)).stream())
        .map(line -> line.after(MARGIN))
        .toList();
  }

  private static StyledLine styled(String line, Style style) {
    return StyledLine.of(visible(line), style);
  }

  /// Returns a line with blanks up to the next multiple of 8 for each tab, and without characters
  /// that a terminal would obey.
  private static String visible(String line) {
    var expanded = new StringBuilder();
    for (var i = 0; i < line.length(); i++) {
      var c = line.charAt(i);
      if (c == '\t') {
        expanded.repeat(' ', TAB - expanded.length() % TAB);
      } else {
        expanded.append(c);
      }
    }
    return ControlCharacters.shown(expanded.toString());
  }

  private static List<StyledLine> label(String text, int width) {
    return Wrap.words(List.of(new Span(text, Style.LABEL)), inside(width)).stream()
        .map(line -> line.after(MARGIN))
        .toList();
  }

  private static int inside(int width) {
    return Math.max(1, width - MARGIN.width());
  }

  private String example(String file) {
    var name = withoutEnding(file);
    var slash = name.lastIndexOf('/');
    if (slash < 0) {
      return chapter.map(id -> id + "/" + name).orElse(file);
    }
    // commands call ../ch01_lifecycle/TwoTasks ch01/TwoTasks
    return name.replaceFirst("^\\.\\./", "").replaceFirst("_[^/]*/", "/");
  }

  private static String withoutEnding(String file) {
    return file.replaceFirst("\\.java$", "");
  }
}
