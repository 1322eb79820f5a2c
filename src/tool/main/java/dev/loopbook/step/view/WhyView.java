package dev.loopbook.step.view;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.CodePlace;
import dev.loopbook.step.Cause;
import dev.loopbook.step.DoneTask;
import dev.loopbook.step.TaskSnapshot;
import dev.loopbook.step.TaskSnapshot.State;
import dev.loopbook.step.Turn;
import dev.loopbook.step.WaitChain;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Draws why a task is where it is: whom its wait hangs on, who cancelled it, who queued it and why
/// that one ran, and so on, latest first.
public final class WhyView {

  private final PictureRows sheet;

  private WhyView(
      PictureLayout layout, String name, Stream<String> held, List<Optional<Cause>> causes) {
    var moments =
        causes.stream().flatMap(Optional::stream).flatMap(cause -> cause.links().stream());
    sheet =
        new PictureRows(
            layout.withNames(
                Stream.of(Stream.of(name), held, moments.map(WhyView::moment))
                    .flatMap(names -> names)
                    .toList()));
  }

  /// Returns the lines for a task that is not done.
  public static List<StyledLine> lines(TaskSnapshot task, PictureLayout layout) {
    var name = name(task.name(), task.number());
    var held = task.heldUp().links().stream().map(WaitChain.Link::who);
    var asked = task.state() instanceof State.Ready(var _, var why) ? why : task.lastRun();
    var view = new WhyView(layout, name, held, List.of(asked, task.cancelled()));
    var place = task.standsAt().stream().findFirst();
    switch (task.state()) {
      case State.Ready(var first, var why) -> {
        view.head(
            name,
            first ? "is ready for its first step" : "is ready to resume",
            first ? task.madeAt() : place);
        if (!first(why).equals(first(task.cancelled()))) { // it was ready anyway
          view.cancel(task);
        }
        view.causes(why);
      }
      case State.Running _ -> {
        view.head(name, "runs, and is stopped before this line", place);
        view.causes(task.lastRun());
      }
      case State.Suspended suspended -> {
        view.head(
            name,
            format("waits for %s, since tick %d", suspended.what(), suspended.since()),
            place);
        view.waits(task.heldUp());
        view.cancel(task);
        view.sheet.row("ran", "tick " + suspended.since(), Style.PLAIN, last(), Optional.empty());
        view.causes(task.lastRun());
      }
    }
    return view.sheet.lines();
  }

  /// Returns the lines for a task that is done.
  public static List<StyledLine> lines(DoneTask task, PictureLayout layout) {
    var name = name(task.name(), task.number());
    var view = new WhyView(layout, name, Stream.empty(), List.of(task.lastRun(), task.cancelled()));
    var cancelled = task.how() instanceof Turn.Ends.IsCancelled && task.cancelled().isPresent();
    view.sheet.row(
        "why",
        name,
        List.of(
            TurnWords.past(task.how()),
            Span.plain(format(" in tick %d%s", task.tick(), TurnWords.with(task.how())))),
        task.threwAt());
    view.causes(cancelled ? task.cancelled() : task.lastRun());
    return view.sheet.lines();
  }

  /// Returns a task's name with its number: `B #3`.
  static String name(String name, int number) {
    return number == 0 ? name : name + " #" + number;
  }

  private static String moment(Cause.Link link) {
    return link.tick() == 0 ? "at first" : "tick " + link.tick();
  }

  private static Optional<String> first(Optional<Cause> cause) {
    return cause.map(known -> known.links().getFirst().did());
  }

  private void cancel(TaskSnapshot task) {
    if (task.cancelRequests() > 0 && task.cancelled().isPresent()) {
      sheet.row("and", "was asked to cancel");
      causes(task.cancelled());
      sheet.newRow();
    }
  }

  private static List<Span> last() {
    return List.of(Span.plain("its last step"));
  }

  private void head(String name, String what, Optional<CodePlace> place) {
    sheet.row("why", name, List.of(Span.plain(what)), place);
  }

  private void waits(WaitChain wait) {
    for (var link : wait.links()) {
      sheet.row("by", link.who(), List.of(Span.plain(link.does())), link.place());
    }
    if (!wait.circle().isEmpty()) {
      sheet.row(
          "circle",
          new Span(
              String.join(" → ", wait.circle())
                  + ": none of them can resume unless one is cancelled",
              Style.ERROR));
    }
  }

  private void causes(Optional<Cause> cause) {
    if (cause.isEmpty()) {
      sheet.row("", "why is not known: it was queued before anybody looked");
      return;
    }
    for (var link : cause.get().links()) {
      sheet.row(
          "because",
          moment(link),
          Style.PLAIN,
          List.of(Span.plain(link.who().isEmpty() ? link.did() : link.who() + " " + link.did())),
          link.place());
    }
    if (cause.get().isCut()) {
      sheet.row("", "… and so on: what came before that isn't kept");
    }
  }
}
