package dev.loopbook.step.film;

import static dev.loopbook.text.RootLocale.format;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.loopbook.program.CodePlace;
import dev.loopbook.program.Ending;
import dev.loopbook.step.Cause;
import dev.loopbook.step.DoneTask;
import dev.loopbook.step.LoopSnapshot;
import dev.loopbook.step.LoopSnapshot.Queued;
import dev.loopbook.step.PrintedText;
import dev.loopbook.step.StepResult;
import dev.loopbook.step.SyncSnapshot;
import dev.loopbook.step.TickReport;
import dev.loopbook.step.TickReport.Part;
import dev.loopbook.step.TickReport.Timer;
import dev.loopbook.step.Turn;
import dev.loopbook.step.view.TurnWords;
import dev.loopbook.text.ControlCharacters;
import dev.loopbook.text.TimeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes the frames of a film, one after the other: the lists of each as changes to those before.
final class FrameWriter {

  private final Map<String, List<List<String>>> before = new HashMap<>();
  private final JsonArray causes = new JsonArray();
  private final Map<Cause.Link, Integer> numbers = new IdentityHashMap<>();

  /// Returns the frame after a step.
  ///
  /// @param picture the loop then, if there has been one
  /// @param shared what its tasks synchronise with
  JsonObject frame(StepResult result, Optional<LoopSnapshot> picture, List<SyncSnapshot> shared) {
    var frame = new JsonObject();
    var rows = new JsonArray();
    var out = new JsonArray();
    var ticks = result.steps().ticks();
    ticks.forEach(tick -> happened(tick, rows, out));
    switch (result) {
      case StepResult.Paused paused -> printed(paused.printed(), out);
      case StepResult.Ended ended -> end(ended, rows, out);
      case StepResult.Busy _ -> {}
    }
    picture.ifPresent(
        loop -> {
          frame.addProperty("loop", loop.where().loop());
          frame.addProperty("tick", loop.where().tick());
        });
    var time = picture.map(loop -> loop.where().nanos()).orElse(0L);
    frame.addProperty(
        "from", TimeText.point(ticks.isEmpty() ? time : ticks.getFirst().fromNanos()));
    frame.addProperty("to", TimeText.point(time));
    frame.addProperty("head", head(result, picture));
    frame.addProperty("ends", picture.map(loop -> loop.left().isEmpty()).orElse(true));
    frame.add("rows", rows);
    if (!out.isEmpty()) {
      frame.add("out", out);
    }
    picture.ifPresent(loop -> lists(loop, frame));
    change("shared", shared.stream().map(FrameWriter::shared).toList(), frame);
    return frame;
  }

  private static String head(StepResult result, Optional<LoopSnapshot> picture) {
    if (result instanceof StepResult.Ended) {
      return "end";
    }
    if (picture.isEmpty()) {
      return "before any loop";
    }
    var where = picture.get().where();
    var of = where.loops() > 1 ? " of loop " + where.loop() : "";
    if (where.tick() == 0) {
      return "before tick 1" + of;
    }
    var ticks = result.steps().ticks();
    var part = ticks.isEmpty() ? new Part.Whole() : ticks.getLast().part();
    return !picture.get().left().isEmpty()
            && part instanceof Part.Callbacks(var first, _, var count)
        ? format("tick %d%s, callback %d of %d", where.tick(), of, first, count)
        : format("tick %d%s", where.tick(), of);
  }

  // ---- what happened ----

  private void happened(TickReport tick, JsonArray rows, JsonArray out) {
    for (var name : tick.cancelled()) {
      rows.add(row("cancel", name, "is asked to stop: run(...) cleans up", Optional.empty()));
    }
    switch (tick.clock()) {
      case NOT -> {}
      case JUMPED -> rows.add(clock("nothing was ready: time jumps to the next timer"));
      case SLEPT -> rows.add(clock("nothing was ready: the loop slept until the next timer"));
      case FOR_OUTSIDE -> rows.add(clock("nothing was ready: the loop waited for the outside"));
    }
    tick.news().forEach(news -> rows.add(row("outside", "", news, Optional.empty())));
    for (var timer : tick.fired()) {
      rows.add(
          row("fired", TimeText.point(timer.when()), timer.called() + " is due", timer.place()));
    }
    for (var turn : tick.turns()) {
      rows.add(turn(turn));
      printed(turn.printed(), out);
    }
    printed(tick.besides(), out);
    if (tick.part() instanceof Part.Deadlock(var waiting)) {
      for (var task : waiting) {
        rows.add(row("forever", task.task(), "waits for " + task.what(), task.place()));
      }
    }
  }

  private static JsonArray clock(String words) {
    return row("clock", "", words, Optional.empty());
  }

  private JsonArray turn(Turn turn) {
    // A timer's place is told where it fires.
    var place = turn.kind() == Turn.Kind.TIMER ? Optional.<CodePlace>empty() : turn.place();
    var row = row("run", TurnWords.name(turn), TurnWords.sentence(turn), place);
    if (turn.why().isPresent()) {
      if (place.isEmpty()) {
        row.add("");
      }
      row.add(why(turn.why().get()));
    }
    return row;
  }

  /// Returns the number of a cause. Most have the same causes before them, which are written once.
  private int why(Cause cause) {
    var before = -1;
    for (var link : cause.links().reversed()) {
      var number = numbers.get(link);
      if (number == null) {
        number = causes.size();
        numbers.put(link, number);
        var written =
            strings(
                link.tick() == 0 ? "at first" : "tick " + link.tick(),
                (link.who() + " " + link.did()).strip(),
                link.place().map(CodePlace::toString).orElse(""));
        written.add(before);
        causes.add(written);
      }
      before = number;
    }
    return before;
  }

  /// Returns the causes that the rows of all frames name by number.
  JsonArray causes() {
    return causes;
  }

  private static JsonArray row(String label, String who, String what, Optional<CodePlace> place) {
    var row = strings(label, who, what);
    place.ifPresent(at -> row.add(at.toString()));
    return row;
  }

  private static void end(StepResult.Ended ended, JsonArray rows, JsonArray out) {
    printed(ended.printed(), out);
    if (!ended.closingTicks().isEmpty()) {
      rows.add(row("loop", "", "is stopped and closed", Optional.empty()));
    }
    var how =
        switch (ended.how()) {
          case Ending.Finished _ -> "finished";
          case Ending.Exited(var status) -> format("ended itself by System.exit(%d)", status);
          case Ending.Threw threw -> "failed: " + threw.text().strip();
          case Ending.Stopped _ -> "was stopped";
        };
    rows.add(row("program", "", how, Optional.empty()));
    for (var finding : ended.findings()) {
      rows.add(row("audit", "", finding.what(), Optional.empty()));
    }
  }

  private static void printed(List<PrintedText> pieces, JsonArray out) {
    for (var piece : pieces) {
      var one = new JsonArray();
      one.add(shown(piece.text()));
      one.add(piece.error());
      out.add(one);
    }
  }

  // ---- how it is then ----

  private void lists(LoopSnapshot loop, JsonObject frame) {
    change("left", loop.left().stream().map(FrameWriter::queued).toList(), frame);
    change("ready", loop.ready().stream().map(FrameWriter::queued).toList(), frame);
    change("timers", loop.timers().stream().map(FrameWriter::timer).toList(), frame);
    change(
        "waiting",
        loop.waiting().stream().map(task -> list(task.task(), task.what(), task.place())).toList(),
        frame);
    change(
        "open",
        loop.open().stream().map(open -> list(open.what(), "", open.place())).toList(),
        frame);
    change(
        "sockets",
        loop.sockets().stream()
            .map(
                socket ->
                    List.of(
                        socket.interest().isEmpty() ? "idle" : socket.interest(),
                        shown(socket.what())))
            .toList(),
        frame);
    change("done", loop.done().stream().map(FrameWriter::done).toList(), frame);
  }

  private static List<String> shared(SyncSnapshot thing) {
    var words = new ArrayList<String>();
    if (!thing.holders().isEmpty()) {
      var holders = thing.holders().stream().map(SyncSnapshot.Held::task).toList();
      words.add("held by " + String.join(", ", holders));
    }
    if (!thing.items().isEmpty()) {
      var more = thing.itemCount() - thing.items().size();
      words.add(
          "holds " + String.join(", ", thing.items()) + (more > 0 ? " and " + more + " more" : ""));
    }
    if (!thing.waiters().isEmpty()) {
      words.add("waited for by " + String.join(", ", thing.waiters()));
    }
    var since = thing.holders().stream().flatMap(held -> held.since().stream()).findFirst();
    return list(thing.text(), String.join("; ", words), since.or(thing::madeAt));
  }

  private static List<String> queued(Queued handle) {
    return list(handle.name(), handle.what(), handle.place());
  }

  private static List<String> timer(Timer timer) {
    return list(TimeText.point(timer.when()), timer.called(), timer.place());
  }

  private static List<String> done(DoneTask task) {
    return List.of(
        shown(task.name()),
        switch (task.how()) {
          case Turn.Ends.Fails _ -> "failed";
          case Turn.Ends.IsCancelled _ -> "cancelled";
          default -> "";
        });
  }

  private static List<String> list(String name, String what, Optional<CodePlace> place) {
    return place
        .map(at -> List.of(shown(name), shown(what), at.toString()))
        .orElseGet(() -> List.of(shown(name), shown(what)));
  }

  /// Writes what has changed in a list: all between the rows that are the same at its beginning and
  /// those that are the same at its end.
  private void change(String name, List<List<String>> now, JsonObject frame) {
    var old = before.getOrDefault(name, List.of());
    before.put(name, now);
    var start = 0;
    var shorter = Math.min(old.size(), now.size());
    while (start < shorter && old.get(start).equals(now.get(start))) {
      start++;
    }
    var same = 0;
    while (same < shorter - start
        && old.get(old.size() - 1 - same).equals(now.get(now.size() - 1 - same))) {
      same++;
    }
    var gone = old.size() - same - start;
    var come = now.subList(start, now.size() - same);
    if (gone > 0 || !come.isEmpty()) {
      var rows = new JsonArray();
      come.forEach(row -> rows.add(strings(row.toArray(String[]::new))));
      var change = new JsonArray();
      change.add(start);
      change.add(gone);
      change.add(rows);
      frame.add(name, change);
    }
  }

  private static JsonArray strings(String... texts) {
    var array = new JsonArray();
    for (var text : texts) {
      array.add(shown(text));
    }
    return array;
  }

  /// Returns a text whose control characters can be seen.
  private static String shown(String text) {
    return ControlCharacters.shown(text);
  }
}
