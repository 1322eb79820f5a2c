package dev.loopbook.step.view;

import dev.loopbook.program.CodePlace;
import dev.loopbook.program.Ending;
import dev.loopbook.step.StepResult;
import dev.loopbook.text.Counted;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.watch.CountedFinding;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Draws the end of a program: what it printed last, how it ended, and what it left behind.
final class EndView {

  private final PictureLayout layout;

  private final Function<CodePlace, Optional<String>> source;

  EndView(PictureLayout layout, Function<CodePlace, Optional<String>> source) {
    this.layout = layout;
    this.source = source;
  }

  List<StyledLine> lines(StepResult.Ended ended) {
    var sheet = new PictureRows(layout);
    if (!ended.steps().ticks().isEmpty()) {
      sheet.add(StyledLine.EMPTY);
    }
    sheet.rule(List.of(new Span("end", Style.HEADING)), "");
    if (!ended.ranLoop()) {
      sheet.row("loop", "it never ran one: there was nothing to step");
    }
    if (!ended.closingTicks().isEmpty()) {
      sheet.row(
          "loop", "stopped and closed, in " + Counted.of(ended.closingTicks().size(), "more tick"));
    }
    sheet.printedOutside(OutputLines.lines(ended.printed()));
    how(sheet, ended.how());
    CountedFinding.of(ended.findings()).forEach(found -> FindingView.add(found, source, sheet));
    for (var note : ended.notes()) {
      sheet.row("note", note);
    }
    return sheet.lines();
  }

  private static void how(PictureRows sheet, Ending how) {
    switch (how) {
      case Ending.Finished _ -> sheet.row("program", new Span("finished", Style.GOOD));
      case Ending.Exited(var status) ->
          sheet.row(
              "program",
              new Span(
                  "ended itself by System.exit(" + status + ")",
                  status == 0 ? Style.PLAIN : Style.WARNING));
      case Ending.Threw threw -> {
        var lines = threw.text().strip().lines().toList();
        sheet.row("program", new Span("failed: " + lines.getFirst(), Style.ERROR));
        lines.stream().skip(1).forEach(line -> sheet.row("", line.strip()));
      }
      case Ending.Stopped stopped -> sheet.row("program", new Span("was stopped", Style.WARNING));
    }
  }
}
