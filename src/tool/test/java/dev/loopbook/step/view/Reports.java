package dev.loopbook.step.view;

import dev.loopbook.program.CodePlace;
import dev.loopbook.step.PrintedText;
import dev.loopbook.step.TickReport;
import dev.loopbook.step.TickReport.Part;
import dev.loopbook.step.TickReport.Queue;
import dev.loopbook.step.TickReport.Timer;
import dev.loopbook.step.TickReport.Waited;
import dev.loopbook.step.Turn;
import dev.loopbook.step.Turn.Begins;
import dev.loopbook.step.Turn.Deed;
import dev.loopbook.step.Turn.Ends;
import dev.loopbook.step.Turn.Kind;
import dev.loopbook.text.StyledLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes the values that views draw, and reads what they drew.
final class Reports {

  private long tick = 1;
  private long from;
  private long to;
  private Waited clock = Waited.NOT;
  private Part part = new Part.Whole();
  private boolean cleanUp;
  private final List<String> cancelled = new ArrayList<>();
  private final List<Timer> fired = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();
  private Queue left = Queue.NONE;
  private Queue ready = Queue.NONE;

  static Reports tick(long number) {
    var reports = new Reports();
    reports.tick = number;
    return reports;
  }

  Reports at(long millis) {
    from = to = millis * 1_000_000;
    return this;
  }

  Reports jumping(long fromMillis, long toMillis) {
    from = fromMillis * 1_000_000;
    to = toMillis * 1_000_000;
    clock = Waited.JUMPED;
    return this;
  }

  Reports holding(long fromMillis, long toMillis) {
    from = fromMillis * 1_000_000;
    to = toMillis * 1_000_000;
    return this;
  }

  Reports part(Part which) {
    part = which;
    return this;
  }

  Reports cleanUp(String... cancelledTasks) {
    cleanUp = true;
    cancelled.addAll(List.of(cancelledTasks));
    return this;
  }

  Reports fired(long dueMillis, String owner, String what, long setIn, int line) {
    fired.add(
        new Timer(dueMillis * 1_000_000, Optional.of(owner), what, setIn, Optional.of(line(line))));
    return this;
  }

  Reports turn(Turn turn) {
    turns.add(turn);
    return this;
  }

  Reports left(String... names) {
    left = new Queue(List.of(names), names.length);
    return this;
  }

  Reports ready(String... names) {
    ready = new Queue(List.of(names), names.length);
    return this;
  }

  TickReport report() {
    return new TickReport(
        1, tick, part, from, to, cleanUp, cancelled, clock, List.of(), List.of(), fired, turns,
        List.of(), left, ready);
  }

  static CodePlace line(int number) {
    return new CodePlace("TwoTasks.java", number);
  }

  static Turn starts(String task, Ends ends, int line, String... printed) {
    return task(task, new Begins.Starts(""), List.of(), ends, line, printed);
  }

  static Turn resumes(String task, Ends ends, int line, String... printed) {
    return task(task, new Begins.Resumes(), List.of(), ends, line, printed);
  }

  static Turn task(
      String task, Begins begins, List<Deed> deeds, Ends ends, int line, String... printed) {
    return new Turn(
        Kind.TASK,
        task,
        begins,
        deeds,
        ends,
        List.of(),
        line == 0 ? Optional.empty() : Optional.of(line(line)),
        List.of(printed).stream().map(text -> new PrintedText(text + "\n", false)).toList(),
        Optional.empty());
  }

  static Turn timer(String called, String wakes) {
    return other(Kind.TIMER, called, new Deed.Woke(wakes));
  }

  static Turn library(String name, Deed... deeds) {
    return other(Kind.LIBRARY, name, deeds);
  }

  private static Turn other(Kind kind, String name, Deed... deeds) {
    return new Turn(
        kind,
        name,
        new Begins.Runs(),
        List.of(deeds),
        new Ends.Returns(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /// Returns lines as they read without any style.
  static String text(List<StyledLine> lines) {
    return lines.stream().map(line -> line.plain() + "\n").collect(Collectors.joining());
  }

  static int widest(List<StyledLine> lines) {
    return lines.stream().mapToInt(StyledLine::width).max().orElse(0);
  }
}
