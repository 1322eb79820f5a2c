package dev.loopbook.step.film;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.loopbook.explore.OrderToken;
import dev.loopbook.program.Program;
import dev.loopbook.program.RunOptions;
import dev.loopbook.step.Goal;
import dev.loopbook.step.StepResult;
import dev.loopbook.step.Stepper;
import java.util.Optional;
import java.util.function.IntConsumer;

/// A run of a program as pictures, one after each callback, that can be leafed through without it.
///
/// The pictures are the stepping engine's own: what a page shows at a tick is what `state` shows
/// there. As JSON a film looks like this, on fewer lines:
///
/// ```
/// {"format": "loopbook-film", "version": 1, "name": "ch01/TwoTasks",
///  "file": "TwoTasks.java", "source": "import …",
///  "cut": "",
///  "causes": [["tick 1", "main made A", "TwoTasks:31", -1]],
///  "frames": [
///    {"loop": 1, "tick": 2, "from": "0.000", "to": "0.000", "head": "tick 2", "ends": true,
///     "rows": [["run", "A", "starts, waits for sleep 1 s", "TwoTasks:9", 0]],
///     "out": [["A: start\n", false]],
///     "ready": [0, 1, []],
///     "waiting": [1, 0, [["A", "sleep 1 s", "TwoTasks:9"]]]}]}
/// ```
///
/// - `head` is what the moment is called; `ends` says whether a tick is complete after it, and
///   `from` and `to` are the loop's time before and after, in seconds.
/// - `rows` is what happened: a label as in the shell's pictures, who, what, the line, and for a
///   callback why it ran, as the number of a cause. What is missing at the end of a row is unknown.
/// - `causes` are the reasons: when, who did what, the line, and the number of the cause of that,
///   or -1.
/// - `out` is what was printed, and whether to standard error.
/// - `left`, `ready`, `timers`, `waiting`, `open`, `sockets` and `done` are the lists of `state`,
///   and `shared` has what `locks` and `queues` show: what it is, who holds it and who waits. All
///   are changes: from where in the list before, how many rows go, and which come instead. A row is
///   what is shown: a name, what it will do or waits for, the line. A list without a change is left
///   out.
/// - `cut` says why the film ends before the program, if it does.
public final class Film {

  /// The version of the format; it grows when a member changes its meaning.
  public static final int VERSION = 1;

  private static final Gson GSON = new Gson(); // escapes what would end a script in a page

  private final JsonObject json;

  private Film(JsonObject json) {
    this.json = json;
  }

  /// Runs a program first in, first out, and takes pictures.
  ///
  /// @param name what the film is called: `ch01/TwoTasks`
  /// @param options how the program is run
  /// @param most how many pictures to take; after them the program is stopped
  public static Film of(Program program, String name, RunOptions options, int most) {
    return of(program, name, options, Optional.empty(), most, _ -> {});
  }

  /// Runs a program along an order, and takes pictures.
  ///
  /// @param order which callbacks run before their turn; none for first in, first out
  /// @param taken told after each picture how many there are; what it throws ends the run
  public static Film of(
      Program program,
      String name,
      RunOptions options,
      Optional<OrderToken> order,
      int most,
      IntConsumer taken) {
    var frames = new JsonArray();
    var writer = new FrameWriter();
    String cut;
    try (var stepper = new Stepper(program, options, order)) {
      var result = stepper.go(Goal.beginning(), _ -> {});
      frames.add(writer.frame(result, stepper.picture(), stepper.sync()));
      while (result instanceof StepResult.Paused && frames.size() < most) {
        result = stepper.go(Goal.callbacks(1), _ -> {});
        frames.add(writer.frame(result, stepper.picture(), stepper.sync()));
        taken.accept(frames.size());
      }
      cut =
          switch (result) {
            case StepResult.Ended _ -> "";
            case StepResult.Paused _ -> "These are its first " + most + " callbacks.";
            case StepResult.Busy _ -> "It was interrupted here.";
          };
    }
    var json = new JsonObject();
    json.addProperty("format", "loopbook-film");
    json.addProperty("version", VERSION);
    json.addProperty("name", name);
    json.addProperty("file", program.name() + ".java");
    json.addProperty("source", program.source().text());
    json.addProperty("cut", cut);
    json.add("causes", writer.causes());
    json.add("frames", frames);
    return new Film(json);
  }

  /// Returns the film as JSON that can stand inside a page's script element.
  public String toJson() {
    return GSON.toJson(json);
  }

  /// Returns how many pictures it has.
  public int length() {
    return frames().size();
  }

  /// Returns what the film is called.
  public String name() {
    return json.get("name").getAsString();
  }

  private JsonArray frames() {
    JsonElement frames = json.get("frames");
    return frames.getAsJsonArray();
  }
}
