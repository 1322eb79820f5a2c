package dev.loopbook.shell;

import dev.loopbook.shell.session.Pager;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What `help` shows: the overview by groups, and the page of one command.
final class HelpPage {
  private static final String INDENT = "  ";
  private static final int WIDEST_TERM = 16;

  private final Session session;
  private final List<StyledLine> lines = new ArrayList<>();

  HelpPage(Session session) {
    this.session = session;
  }

  /// Prints the page of one command.
  void print(Commands.Entry entry) {
    var spec = Commands.build(entry, session).getCommandSpec();
    lines.add(StyledLine.of(new Span(synopsis(spec), Style.COMMAND)));
    paragraph(entry.summary());
    var rows = new ArrayList<Row>();
    for (var parameter : spec.positionalParameters()) {
      rows.add(new Row(parameter.paramLabel(), describe(parameter)));
    }
    for (var option : spec.options()) {
      if (!option.usageHelp()) {
        rows.add(new Row(form(option), describe(option)));
      }
    }
    table("", rows);
    var examples = spec.usageMessage().footer();
    if (examples.length > 0) {
      heading("examples");
      for (var example : examples) {
        add(StyledLine.of(INDENT + example, Style.PLAIN));
      }
    }
    Pager.show(lines, session);
  }

  /// Prints all commands, by groups.
  void printOverview() {
    for (var group : Commands.groups()) {
      var rows =
          group.commands().stream()
              .map(
                  entry ->
                      new Row(
                          synopsis(Commands.build(entry, session).getCommandSpec()),
                          entry.summary()))
              .toList();
      table(group.title(), rows);
    }
    lines.add(StyledLine.EMPTY);
    paragraph("help COMMAND shows a command with examples. An empty line steps once more.");
    paragraph(
        "A line that begins with none of these words is Java, and runs on the loop: 1 + 2, or"
            + " await(sleep(seconds(1))).");
    paragraph(
        "./run.sh classpath prints what java needs to run a program of your own; ./run.sh test"
            + " builds, checks and tests everything.");
    Pager.show(lines, session);
  }

  /// More columns of options than these say less than one word.
  private static final int MOST_OPTIONS = 60;

  private record Row(String term, String text) {}

  private static String synopsis(CommandSpec spec) {
    var text = new StringBuilder(spec.name());
    for (var parameter : spec.positionalParameters()) {
      text.append(' ').append(optional(parameter.paramLabel(), parameter));
    }
    var options = new StringBuilder();
    for (var option : spec.options()) {
      if (!option.usageHelp() && !option.hidden()) {
        options.append(' ').append(optional(form(option), option));
      }
    }
    // the page itself says each with what it does
    return text.append(options.length() > MOST_OPTIONS ? " [OPTION]..." : options).toString();
  }

  private static String optional(String text, ArgSpec argument) {
    return argument.required() ? text : "[" + text + "]";
  }

  private static String form(OptionSpec option) {
    return option.arity().max() == 0
        ? option.longestName()
        : option.longestName() + " " + option.paramLabel();
  }

  private static String describe(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private void heading(String text) {
    lines.add(StyledLine.EMPTY);
    if (!text.isEmpty()) {
      lines.add(StyledLine.of(text, Style.HEADING));
    }
  }

  private void paragraph(String text) {
    Wrap.words(List.of(Span.plain(text)), session.screen().width() - INDENT.length())
        .forEach(line -> add(line.after(Span.plain(INDENT))));
  }

  /// Adds rows of two columns; a term too wide for its column has a line of its own.
  private void table(String title, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    heading(title);
    var widest =
        rows.stream()
            .mapToInt(row -> DisplayWidth.of(row.term()))
            .filter(width -> width <= WIDEST_TERM)
            .max()
            .orElse(WIDEST_TERM);
    var blank = " ".repeat(INDENT.length() + widest + 2);
    var room = Math.max(10, session.screen().width() - blank.length());
    for (var row : rows) {
      var text = Wrap.words(List.of(Span.plain(row.text())), room);
      var fits = DisplayWidth.of(row.term()) <= widest && !text.isEmpty();
      var term = new Span(INDENT + row.term(), Style.COMMAND);
      if (!fits) {
        add(StyledLine.of(term));
      }
      for (var i = 0; i < text.size(); i++) {
        add(
            i == 0 && fits
                ? StyledLine.of(
                    term,
                    Span.plain(" ".repeat(blank.length() - term.width())),
                    Span.plain(text.get(i).plain()))
                : text.get(i).after(Span.plain(blank)));
      }
    }
  }

  private void add(StyledLine line) {
    lines.addAll(Wrap.code(line.spans(), session.screen().width()));
  }
}
