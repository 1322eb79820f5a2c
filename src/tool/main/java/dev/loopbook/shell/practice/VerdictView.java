package dev.loopbook.shell.practice;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.judge.CompileAdvice;
import dev.loopbook.judge.ExerciseKind;
import dev.loopbook.judge.TestLanes;
import dev.loopbook.judge.TestResult;
import dev.loopbook.judge.Verdict;
import dev.loopbook.judge.Violation;
import dev.loopbook.judge.child.TestFailure;
import dev.loopbook.judge.child.TestOrders;
import dev.loopbook.program.CodePlace;
import dev.loopbook.program.source.CompileProblem;
import dev.loopbook.text.Counted;
import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.Wrap;
import dev.loopbook.watch.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Shows a verdict: what failed and where to look, never a wall of stack trace.
///
/// The first failure is shown in full, the others in a line each.
final class VerdictView {
  private static final String INDENT = "  ";
  private static final int LABEL = 13; // columns up to the values
  private static final int MOST_PROBLEMS = 3;
  private static final int MOST_LINES = 6;
  private static final int MOST_THROUGH = 10;
  private static final int MOST_ROWS = 12; // of a message with a table
  private static final int WIDEST = 100;

  private final Exercise exercise;
  private final int checks;
  private final int width;
  private final int longest;
  private final List<StyledLine> lines = new ArrayList<>();

  private VerdictView(Exercise exercise, int checks, int width, int longest) {
    this.exercise = exercise;
    this.checks = checks;
    this.width = Math.min(WIDEST, width);
    this.longest = longest;
  }

  /// Returns the lines.
  ///
  /// @param checks how often the exercise was checked, this verdict included
  /// @param progress what the student has done so far, below a pass
  /// @param next what the student can do next, below a verdict that is no pass
  /// @param width columns of the screen
  /// @param longest columns after which a line of code is cut
  static List<StyledLine> of(
      Verdict verdict,
      Exercise exercise,
      int checks,
      List<StyledLine> progress,
      String next,
      int width,
      int longest) {
    var view = new VerdictView(exercise, checks, width, longest);
    view.show(verdict);
    view.lines.addAll(progress);
    if (!next.isEmpty()) {
      view.row("next", next, verdict.isPass() ? Style.PLAIN : Style.LABEL);
    }
    return view.lines;
  }

  /// Returns the trace around the first failure, which the verdict itself leaves out.
  static List<StyledLine> trace(Verdict verdict) {
    return verdict.results().stream()
        .flatMap(result -> result.failure().stream())
        .filter(failure -> !failure.trace().isEmpty())
        .findFirst()
        .map(
            failure ->
                failure.trace().stream()
                    .map(line -> StyledLine.of(INDENT + line, Style.OUTPUT))
                    .toList())
        .orElse(List.of());
  }

  private void show(Verdict verdict) {
    switch (verdict) {
      case Verdict.Passed(var results) -> {
        head("✓", Style.GOOD, count(results));
        orders(results);
        if (exercise.kind() == ExerciseKind.PREDICT) {
          lines.addAll(ReasonView.of(exercise, results, width));
        }
        exercise
            .lesson()
            .ifPresent(lesson -> lines.addAll(ReasonView.markdown("learned", lesson, width)));
        exercise.teaches().ifPresent(where -> row("read", where.toString(), Style.PLAIN));
      }
      case Verdict.Failed(var results) -> {
        if (exercise.kind() == ExerciseKind.PREDICT) {
          head("✗", Style.ERROR, "not right yet");
          prediction(results);
        } else {
          head("✗", Style.ERROR, count(results));
          failures(results);
        }
      }
      case Verdict.DidNotCompile(var problems) -> {
        head("✗", Style.ERROR, "does not compile");
        problems(problems);
      }
      case Verdict.Refused(var violations) -> {
        head("✗", Style.ERROR, "not run");
        violations(violations);
      }
      case Verdict.TimedOut timedOut -> {
        head("✗", Style.ERROR, timedOut.limit().words());
        timedOut(timedOut);
      }
      case Verdict.Unreadable(var problems) -> {
        head("✗", Style.ERROR, "cannot be read");
        problems.forEach(problem -> prose(problem, Style.PLAIN));
      }
      case Verdict.Crashed(var how, var _) -> {
        head("✗", Style.ERROR, "crashed");
        prose("The process that ran your code is gone: " + how + ".", Style.PLAIN);
      }
      case Verdict.Exited(var status, var _) -> {
        head("✗", Style.ERROR, "exited");
        prose(
            format(
                "Your code ended its process with status %d before the tests were done.", status),
            Style.PLAIN);
      }
      case Verdict.NoResult(var why) -> {
        head("✗", Style.ERROR, "no result");
        prose("There is no result to trust: " + why + ".", Style.PLAIN);
      }
      case Verdict.NotJudged(var why) -> {
        head("?", Style.WARNING, "could not be judged");
        prose(
            format("That's not your code's fault: %s. Nothing was recorded. Check again.", why),
            Style.PLAIN);
      }
      case Verdict.NoTestRan(var why) -> {
        head("✗", Style.ERROR, "no test ran");
        prose(why, Style.PLAIN);
      }
    }
  }

  /// Says in how many orders of its callbacks each test passed, if it has several.
  private void orders(List<TestResult> results) {
    var byWords = new LinkedHashMap<String, List<String>>();
    for (var result : results) {
      result
          .orders()
          .filter(orders -> orders.orders() > 1)
          .ifPresent(
              orders ->
                  byWords
                      .computeIfAbsent(words(orders), _ -> new ArrayList<>())
                      .add(result.hidden() ? "a hidden test" : result.name()));
    }
    if (!byWords.isEmpty()) {
      var parts = new ArrayList<String>();
      byWords.forEach((words, tests) -> parts.add(words + ": " + String.join(", ", tests)));
      row("orders", "passes " + String.join("; ", parts), Style.PLAIN);
    }
  }

  private static String words(TestOrders orders) {
    return orders.areAll()
        ? format("in all %,d orders of its callbacks", orders.orders())
        : format("in %,d orders, of more", orders.orders());
  }

  private String count(List<TestResult> results) {
    var passed = results.stream().filter(TestResult::isPassed).count();
    if (exercise.kind() == ExerciseKind.TEST && passed == results.size()) {
      return format("accepts the right program, catches %d wrong ones", passed - 1);
    }
    return format("%d of %s pass", passed, Counted.of(results.size(), "test"));
  }

  private void head(String mark, Style style, String right) {
    var left = mark + " " + exercise.id();
    var gap = Math.max(3, width - Span.plain(left).width() - Span.plain(right).width());
    lines.add(
        StyledLine.of(
            new Span(mark + " ", style),
            new Span(exercise.id(), Style.STRONG),
            Span.plain(" ".repeat(gap)),
            new Span(right, style)));
  }

  // ---- a wrong prediction ----

  /// Says how much is right and not which part, and that only once: three such counts were enough
  /// to find five numbers of which each is 1, 5 or 10.
  private void prediction(List<TestResult> results) {
    var right = results.stream().filter(TestResult::isPassed).count();
    if (results.size() > 1 && checks <= 1) {
      prose(format("%d of its %d parts are right.", right, results.size()), Style.PLAIN);
    } else if (results.size() > 1) {
      prose(
          "How much is right is said at the first check only. Go through the program once more, on"
              + " paper.",
          Style.PLAIN);
    } else {
      prose("Go through the program once more, on paper.", Style.PLAIN);
    }
    exercise.teaches().ifPresent(where -> row("read", where.toString(), Style.PLAIN));
  }

  // ---- failed tests ----

  private void failures(List<TestResult> results) {
    var failed = results.stream().filter(result -> !result.isPassed()).toList();
    var first = failed.stream().filter(result -> result.failure().isPresent()).findFirst();
    first.ifPresent(result -> failure(result.name(), result.failure().orElseThrow()));
    var others = failed.stream().filter(result -> !first.equals(Optional.of(result))).toList();
    for (var result : others) {
      var why =
          switch (result.outcome()) {
            case SKIPPED -> "was skipped";
            case NOT_RUN -> "did not run";
            case PASSED, FAILED -> result.failure().map(VerdictView::inALine).orElse("");
          };
      cut(
          StyledLine.of(
              Span.plain(INDENT), new Span(result.name(), Style.NAME), Span.plain("   " + why)));
    }
  }

  private static String inALine(TestFailure failure) {
    var compared =
        failure.expected().isPresent()
            ? compared(failure.expected().get(), failure.found().orElse("nothing"))
            : failure.message();
    return compared.lines().findFirst().orElse("");
  }

  /// Returns two values beside each other; of values with several lines, the first that differ.
  private static String compared(String expected, String found) {
    var wanted = expected.lines().toList();
    var got = found.lines().toList();
    if (wanted.size() <= 1 && got.size() <= 1) {
      return format("expected %s, found %s", expected, found);
    }
    var same = 0;
    while (same < wanted.size() && same < got.size() && wanted.get(same).equals(got.get(same))) {
      same++;
    }
    return format(
        "line %d: expected %s, found %s",
        same + 1,
        same < wanted.size() ? wanted.get(same) : "(nothing)",
        same < got.size() ? got.get(same) : "(nothing)");
  }

  private void failure(String test, TestFailure failure) {
    lines.add(StyledLine.of(Span.plain(INDENT), new Span(test, Style.NAME)));
    message(failure);
    failure.expected().ifPresent(value -> value("expected", value, Style.PLAIN));
    failure.found().ifPresent(value -> value("found", value, Style.ERROR));
    failure.yourLine().ifPresent(place -> line("your line", place));
    through(failure.through());
    if (failure.yourLine().isEmpty() || exercise.kind() == ExerciseKind.TEST) {
      failure.testLine().ifPresent(place -> line("the test", place));
    }
    lanes(failure.lanes(), test);
    output(failure.output());
    failure
        .probably()
        .ifPresentOrElse(
            cause -> row("probably", cause, Style.PLAIN),
            () ->
                exercise.teaches().ifPresent(where -> row("read", where.toString(), Style.PLAIN)));
  }

  /// Lists the lines by which a failure came from task to task.
  private void through(List<CodePlace> places) {
    var label = "through";
    for (var place : places.subList(0, Math.min(MOST_THROUGH, places.size()))) {
      line(label, place);
      label = "";
    }
    if (places.size() > MOST_THROUGH) {
      row("", format("… and %d more", places.size() - MOST_THROUGH), Style.LABEL);
    }
  }

  private void message(TestFailure failure) {
    var speaksForItself =
        failure.type().endsWith("Error")
            || failure.type().equals("missed")
            || failure.message().startsWith(failure.type());
    var text = speaksForItself ? failure.message() : failure.type() + ": " + failure.message();
    var shown = text.lines().filter(line -> !line.isBlank()).toList();
    var most = shown.stream().anyMatch(VerdictView::isRow) ? MOST_ROWS : MOST_LINES;
    for (var line : shown.subList(0, Math.min(most, shown.size()))) {
      if (isRow(line)) {
        cut(StyledLine.of(INDENT.repeat(2) + line, Style.PLAIN));
        continue;
      }
      var indent = line.length() - line.stripLeading().length();
      for (var part :
          Wrap.words(List.of(new Span(line.strip(), Style.PLAIN)), width - 4 - indent)) {
        lines.add(part.after(Span.plain(INDENT.repeat(2) + " ".repeat(indent))));
      }
    }
    if (shown.size() > most) {
      lines.add(StyledLine.of(INDENT.repeat(2) + "…", Style.LABEL));
    }
  }

  /// Returns whether a line is a row of a table, with blanks between its columns: it's shown as it
  /// is.
  private static boolean isRow(String line) {
    return line.strip().contains("  ");
  }

  private void line(String label, CodePlace place) {
    var name = place.toString();
    cut(
        StyledLine.of(
            new Span(INDENT.repeat(2) + pad(label), Style.LABEL),
            new Span(name, Style.CODE),
            Span.plain(" ".repeat(Math.max(2, 18 - DisplayWidth.of(name)))),
            new Span(place.text(), Style.PLAIN)));
  }

  private void lanes(List<Timeline> timelines, String test) {
    TestLanes.of(timelines, test)
        .ifPresent(
            timeline -> {
              for (var line : timeline.lines(Math.max(20, width - 6))) {
                lines.add(StyledLine.of(INDENT.repeat(2) + line, Style.OUTPUT));
              }
              timeline.remark().ifPresent(remark -> prose(remark, Style.LABEL));
            });
  }

  private void output(String output) {
    if (output.isBlank()) {
      return;
    }
    var printed = output.lines().toList();
    row("printed", printed.getFirst(), Style.OUTPUT);
    printed.stream().skip(1).limit(MOST_LINES - 1).forEach(line -> row("", line, Style.OUTPUT));
    if (printed.size() > MOST_LINES) {
      row("", "… " + Counted.of(printed.size() - MOST_LINES, "more line"), Style.LABEL);
    }
  }

  // ---- what never ran ----

  private void problems(List<CompileProblem> problems) {
    var errors =
        problems.stream().filter(each -> each.severity() == CompileProblem.Severity.ERROR).toList();
    var ofTests =
        errors.stream().allMatch(each -> !exercise.edit().contains(each.file().toString()));
    if (ofTests) {
      prose(
          "Your files compile, but the tests don't fit them any more: they miss something that was"
              + " there at the start.",
          Style.PLAIN);
    }
    for (var problem : errors.subList(0, Math.min(MOST_PROBLEMS, errors.size()))) {
      problem.toString().lines().forEach(line -> cut(StyledLine.of(INDENT + line, Style.PLAIN)));
      CompileAdvice.of(problem).ifPresent(advice -> row("probably", advice, Style.PLAIN));
    }
    if (errors.size() > MOST_PROBLEMS) {
      prose(format("… and %d more", errors.size() - MOST_PROBLEMS), Style.LABEL);
    }
  }

  private void violations(List<Violation> violations) {
    prose("An answer may not use everything. This one uses:", Style.PLAIN);
    for (var violation : violations.subList(0, Math.min(MOST_PROBLEMS, violations.size()))) {
      if (violation.place().line() > 0) {
        line("your line", violation.place());
      }
      row("", violation.what() + ": " + violation.rule(), Style.PLAIN);
    }
    if (violations.size() > MOST_PROBLEMS) {
      prose(format("… and %d more", violations.size() - MOST_PROBLEMS), Style.LABEL);
    }
  }

  private void timedOut(Verdict.TimedOut verdict) {
    verdict
        .test()
        .ifPresent(
            test -> lines.add(StyledLine.of(Span.plain(INDENT), new Span(test, Style.NAME))));
    prose(
        switch (verdict.limit()) {
          case COMPUTING -> "It computes on and on and never gives the loop back. It was stopped.";
          case TICKS ->
              "The loop ticks on and on: something awaits again and again, and never ends. It was"
                  + " stopped.";
          case WAITING -> "It waits for something that never comes. It was stopped.";
          case WHOLE -> "Its tests take too long, all together. They were stopped.";
        },
        Style.PLAIN);
    verdict.place().ifPresent(place -> line("your line", place));
    exercise.teaches().ifPresent(where -> row("read", where.toString(), Style.PLAIN));
  }

  // ---- lines ----

  private void prose(String text, Style style) {
    Wrap.words(List.of(new Span(text, style)), width - 2 * INDENT.length()).stream()
        .map(line -> line.after(Span.plain(INDENT.repeat(2))))
        .forEach(lines::add);
  }

  private void row(String label, String text, Style style) {
    var room = Math.max(20, width - 2 * INDENT.length() - LABEL);
    var first = true;
    for (var line :
        Wrap.words(List.of(new Span(text.isBlank() ? "(nothing)" : text, style)), room)) {
      lines.add(line.after(new Span(INDENT.repeat(2) + pad(first ? label : ""), Style.LABEL)));
      first = false;
    }
  }

  /// Shows a value as it is: its line breaks, indents and runs of blanks may be what is wrong.
  private void value(String label, String text, Style style) {
    var room = Math.max(20, width - 2 * INDENT.length() - LABEL);
    var parts =
        text.isBlank()
            ? List.of(StyledLine.of("(nothing)", style))
            : text.lines()
                .map(line -> List.of(new Span(line, style)))
                .flatMap(line -> fitting(line, room).stream())
                .toList();
    for (var part : parts) {
      lines.add(part.after(new Span(INDENT.repeat(2) + pad(label), Style.LABEL)));
      label = "";
    }
  }

  private static List<StyledLine> fitting(List<Span> line, int room) {
    var whole = new StyledLine(line);
    if (whole.width() <= room) {
      return List.of(whole);
    }
    var text = whole.plain();
    var indent = Math.min(text.length() - text.stripLeading().length(), room / 2);
    return Wrap.words(line, room - indent).stream()
        .map(part -> part.after(Span.plain(" ".repeat(indent))))
        .toList();
  }

  private void cut(StyledLine line) {
    lines.add(line.shortened(longest));
  }

  private static String pad(String label) {
    return label + " ".repeat(Math.max(1, LABEL - label.length()));
  }
}
