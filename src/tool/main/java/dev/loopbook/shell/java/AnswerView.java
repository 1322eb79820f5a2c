package dev.loopbook.shell.java;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.prompt.JavaPrompt.Documented;
import dev.loopbook.prompt.SnippetAnswer;
import dev.loopbook.prompt.SnippetAnswer.Problem;
import dev.loopbook.prompt.SnippetAnswer.Said;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.text.ControlCharacters;
import dev.loopbook.text.Counted;
import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.TimeText;
import dev.loopbook.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What came of a line of Java, as lines.
final class AnswerView {
  private static final String INDENT = "  ";

  /// More lines of a value than these are cut: they are data and no answer.
  private static final int MOST_LINES = 40;

  private AnswerView() {}

  /// Returns what the loop did while a snippet waited, in a line.
  static List<StyledLine> way(SnippetAnswer answer) {
    return answer
        .way()
        .filter(way -> way.ticks() > 0)
        .map(
            way ->
                List.of(
                    StyledLine.of(
                        INDENT
                            + format(
                                "%s, %s s of loop time",
                                Counted.of(way.ticks(), "tick"), TimeText.point(way.nanos())),
                        Style.LABEL)))
        .orElse(List.of());
  }

  /// Returns the answer of one that went well.
  static List<StyledLine> said(Said said, int width) {
    return switch (said) {
      case Said.Value(var name, var text) -> value(name, text, width);
      case Said.Defined(var what, var replaced, var missing) ->
          indented(
              ControlCharacters.shownOnOneLine(what)
                  + (replaced ? ", in place of the one before" : "")
                  + (missing.isEmpty()
                      ? ""
                      : ". It can't be used yet: "
                          + String.join(", ", missing)
                          + (missing.size() == 1 ? " is missing" : " are missing")),
              width);
      default -> List.of();
    };
  }

  private static List<StyledLine> value(Optional<String> name, String text, int width) {
    var shown = new ArrayList<StyledLine>();
    var first = name.map(it -> it + " = ").orElse("");
    for (var line : text.lines().toList()) {
      var spans =
          List.of(new Span(first, Style.NAME), Span.plain(ControlCharacters.shownOnOneLine(line)));
      Wrap.code(spans, width - INDENT.length())
          .forEach(part -> shown.add(part.after(Span.plain(INDENT))));
      first = "";
    }
    if (shown.size() > MOST_LINES) {
      var more = shown.size() - MOST_LINES;
      shown.subList(MOST_LINES, shown.size()).clear();
      shown.add(StyledLine.of(INDENT + "… " + more + " more lines", Style.LABEL));
    }
    return shown.isEmpty() ? indented(first, width) : shown;
  }

  private static List<StyledLine> indented(String sentence, int width) {
    return Wrap.words(List.of(Span.plain(sentence)), width - INDENT.length()).stream()
        .map(line -> line.after(Span.plain(INDENT)))
        .toList();
  }

  /// Returns what went wrong, if something did.
  static Optional<CommandException> problem(Said said) {
    return switch (said) {
      case Said.Value _, Said.Nothing _, Said.Defined _ -> Optional.empty();
      case Said.Refused(var problems) -> Optional.of(refused(problems));
      case Said.Threw(var failure, var places) -> {
        var mistake = CommandException.toFix(ControlCharacters.shownOnOneLine(failure));
        for (var place : places) {
          mistake = mistake.with("at " + ControlCharacters.shownOnOneLine(place.toString()));
        }
        yield Optional.of(mistake);
      }
      case Said.Interrupted() -> Optional.of(CommandException.toFix("interrupted"));
      case Said.Stuck(var what) ->
          Optional.of(
              CommandException.toFix(
                  "This would wait for ever for %s: nothing is ready, and no timer is set. It was"
                      + " cancelled.",
                  ControlCharacters.shownOnOneLine(what)));
      case Said.NoLoop() ->
          Optional.of(
              CommandException.toFix(
                  "The program is over, and its loop is closed.   restart runs it again"));
      case Said.ProgramEnded() ->
          Optional.of(CommandException.toFix("The program ended before this was done."));
    };
  }

  private static CommandException refused(List<Problem> problems) {
    var first = problems.getFirst();
    var mistake = marked(CommandException.toFix(firstLine(first.message())), first);
    for (var problem : problems.subList(1, problems.size())) {
      mistake = marked(mistake.with(firstLine(problem.message())), problem);
    }
    return mistake;
  }

  private static String firstLine(String message) {
    return ControlCharacters.shownOnOneLine(message.lines().findFirst().orElse(""));
  }

  /// Adds the code with a caret under the wrong place, and what else the compiler says.
  private static CommandException marked(CommandException mistake, Problem problem) {
    var code = ControlCharacters.shownOnOneLine(problem.line());
    var before =
        ControlCharacters.shownOnOneLine(
            problem.line().substring(0, Math.min(problem.column(), problem.line().length())));
    var marked = mistake.with(code).with(" ".repeat(DisplayWidth.of(before)) + "^");
    for (var detail : problem.message().lines().skip(1).toList()) {
      marked = marked.with(ControlCharacters.shownOnOneLine(detail));
    }
    return marked;
  }

  /// Returns signatures, each with its documentation.
  static List<StyledLine> documentation(List<Documented> found, int width) {
    var lines = new ArrayList<StyledLine>();
    for (var each : found) {
      Wrap.words(List.of(new Span(each.signature(), Style.NAME)), width - INDENT.length())
          .forEach(line -> lines.add(line.after(Span.plain(INDENT))));
      each.javadoc()
          .ifPresent(
              text -> {
                for (var line : text.strip().lines().toList()) {
                  Wrap.words(List.of(Span.plain(line.strip())), width - 2 * INDENT.length())
                      .forEach(part -> lines.add(part.after(Span.plain(INDENT + INDENT))));
                }
              });
    }
    return lines;
  }
}
