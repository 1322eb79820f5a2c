package dev.loopbook.step.view;

import dev.loopbook.program.CodePlace;
import dev.loopbook.step.FrameSnapshot;
import dev.loopbook.step.FrameSnapshot.Self;
import dev.loopbook.step.FrameSnapshot.Variable;
import dev.loopbook.step.TaskSnapshot;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Draws frames of a task's code with their variables.
public final class FrameView {
  private static final String UNKNOWN = "not known here";

  private final Function<CodePlace, Optional<String>> source;
  private final PictureRows sheet;

  private FrameView(Function<CodePlace, Optional<String>> source, PictureLayout layout) {
    this.source = source;
    this.sheet = new PictureRows(layout);
  }

  /// Returns the lines of some frames.
  ///
  /// @param task whose frames they are; nothing for a callback that is no task's
  /// @param first the number of the first of them
  /// @param fields whether to show the fields of `this`
  /// @param source finds the code on a line of the program
  public static List<StyledLine> lines(
      Optional<TaskSnapshot> task,
      List<FrameSnapshot> frames,
      int first,
      boolean fields,
      Function<CodePlace, Optional<String>> source,
      PictureLayout layout) {
    var names =
        Stream.concat(
                task.map(TaskView::name).stream(),
                frames.stream().flatMap(frame -> shown(frame, fields)).map(Variable::name))
            .toList();
    var view = new FrameView(source, layout.withNames(names));
    task.ifPresent(it -> TaskView.heading(it, view.sheet));
    var number = first;
    for (var frame : frames) {
      view.draw(frame, number++, fields);
    }
    return view.sheet.lines();
  }

  private static Stream<Variable> shown(FrameSnapshot frame, boolean fields) {
    return Stream.concat(
        frame.variables().stream(),
        frame.self().filter(_ -> fields).stream().flatMap(self -> self.fields().stream()));
  }

  private void draw(FrameSnapshot frame, int number, boolean fields) {
    sheet.row("frame " + number, "in " + frame.method(), Optional.of(frame.place()));
    sheet.code(frame.place(), source, number == 1 ? "▸ " : "  ");
    frame.variables().forEach(this::variable);
    frame.self().ifPresent(self -> self(self, fields));
    if (frame.variables().isEmpty() && frame.self().isEmpty()) {
      sheet.row("", new Span("no local variables", Style.LABEL));
    }
  }

  private void self(Self self, boolean fields) {
    sheet.row(
        "", "this", Style.LABEL, List.of(new Span(self.text(), Style.LABEL)), Optional.empty());
    if (fields) {
      sheet.newRow();
      sheet.row("fields", self.fields().isEmpty() ? "none" : "of this");
      self.fields().forEach(this::variable);
    }
  }

  private void variable(Variable variable) {
    sheet.row(
        "",
        variable.name(),
        variable.text().map(Span::plain).orElseGet(() -> new Span(UNKNOWN, Style.LABEL)));
  }
}
