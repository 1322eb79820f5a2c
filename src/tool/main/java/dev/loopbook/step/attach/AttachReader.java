package dev.loopbook.step.attach;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.loopbook.program.CodePlace;
import dev.loopbook.step.SyncSnapshot;
import dev.loopbook.step.TaskSnapshot;
import dev.loopbook.step.WaitChain;
import dev.loopbook.text.SafeText;
import dev.loopbook.watch.TaskRef;
import dev.loopbook.watch.WaitEnd;
import dev.loopbook.watch.WaitGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads what a program answers. It's another program's text: every part is checked, cut to what a
/// person can look at, and rid of what could move a cursor.
final class AttachReader {
  private static final int LONGEST_TEXT = 200;
  private static final int MOST = 1_000;

  private AttachReader() {}

  /// Thrown for a text that is no answer.
  static final class Foreign extends Exception {
    private static final long serialVersionUID = 1L;

    Foreign(String why) {
      super(why, null, false, false);
    }
  }

  static AttachedLoop read(String line) throws Foreign {
    try {
      var answer = object(JsonParser.parseString(line));
      if (!text(answer, "format").equals("loopbook-attach")) {
        throw new Foreign("it isn't Loopbook that listens there");
      }
      if (number(answer, "version") != 1) {
        throw new Foreign("it has another version of Loopbook");
      }
      if (answer.has("over")) {
        return new AttachedLoop.Over();
      }
      if (answer.has("failed")) {
        return new AttachedLoop.Failed(text(answer, "failed"));
      }
      if (answer.has("held")) {
        return new AttachedLoop.Held(
            number(answer, "held"), places(answer, "stack"), answer.has("attached"));
      }
      return seen(answer);
    } catch (JsonParseException | IllegalStateException | StackOverflowError _) {
      throw new Foreign("its answer can't be read");
    }
  }

  private static AttachedLoop.Seen seen(JsonObject answer) throws Foreign {
    var tasks = objects(answer, "tasks");
    var names = new HashMap<Integer, String>();
    for (var task : tasks) {
      names.put(count(task, "number"), text(task, "name"));
    }
    var snapshots = new ArrayList<TaskSnapshot>();
    var waits = new ArrayList<WaitGraph.Wait>();
    for (var task : tasks) {
      snapshots.add(task(task));
      if (text(task, "state").equals("waits")) {
        waits.add(wait(task, names));
      }
    }
    var sync = new ArrayList<SyncSnapshot>();
    for (var each : objects(answer, "sync")) {
      sync.add(sync(each));
    }
    return new AttachedLoop.Seen(
        number(answer, "tick"),
        number(answer, "nanos"),
        texts(answer, "ready"),
        count(answer, "timers"),
        count(answer, "taskCount"),
        snapshots,
        new WaitGraph(waits),
        sync);
  }

  private static TaskSnapshot task(JsonObject task) throws Foreign {
    var stack = places(task, "stack");
    var steps = count(task, "steps");
    var state =
        switch (text(task, "state")) {
          case "waits" -> new TaskSnapshot.State.Suspended(0, text(task, "what"), Optional.empty());
          case "runs" ->
              new TaskSnapshot.State.Running(
                  stack.isEmpty() ? new CodePlace("?", 0) : stack.getFirst());
          default -> new TaskSnapshot.State.Ready(steps == 0, Optional.empty());
        };
    var maker = text(task, "maker");
    return new TaskSnapshot(
        count(task, "number"),
        text(task, "name"),
        Optional.empty(),
        state,
        Optional.empty(),
        0,
        maker.isEmpty() ? Optional.empty() : Optional.of(maker),
        place(array(task.get("made"))),
        stack,
        steps,
        0,
        Optional.empty(),
        Optional.empty(),
        WaitChain.NONE);
  }

  private static WaitGraph.Wait wait(JsonObject task, Map<Integer, String> names) throws Foreign {
    var on = new ArrayList<WaitGraph.Blocker>();
    for (var each : array(task.get("on"))) {
      var number = whole(each);
      var name = names.get((int) number);
      on.add(
          name == null
              ? new WaitGraph.Blocker(new TaskRef((int) number, "a task"), true)
              : new WaitGraph.Blocker(new TaskRef((int) number, name), false));
    }
    return new WaitGraph.Wait(
        new TaskRef(count(task, "number"), text(task, "name")),
        text(task, "what"),
        on,
        by(text(task, "by")),
        places(task, "stack").stream()
            .findFirst()
            .map(place -> new StackTraceElement("", "", place.file(), place.line())));
  }

  /// Returns what has to happen before a wait ends. What an older program doesn't say, nobody
  /// knows.
  private static WaitEnd.By by(String name) {
    return Stream.of(WaitEnd.By.values())
        .filter(by -> by.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElse(WaitEnd.By.OTHERS);
  }

  private static SyncSnapshot sync(JsonObject it) throws Foreign {
    var holders = new ArrayList<SyncSnapshot.Held>();
    for (var holder : array(it.get("holders"))) {
      var parts = array(holder);
      if (parts.isEmpty()) {
        throw new Foreign("its answer can't be read");
      }
      var place = new JsonArray();
      parts.asList().stream().skip(1).forEach(place::add);
      holders.add(new SyncSnapshot.Held(safe(parts.get(0)), place(place)));
    }
    return new SyncSnapshot(
        text(it, "kind"),
        text(it, "text"),
        holders,
        texts(it, "waiters"),
        texts(it, "items"),
        count(it, "count"),
        count(it, "capacity"),
        count(it, "unfinished"),
        place(array(it.get("made"))));
  }

  private static List<CodePlace> places(JsonObject of, String name) throws Foreign {
    var places = new ArrayList<CodePlace>();
    for (var each : array(of.get(name))) {
      place(array(each)).ifPresent(places::add);
    }
    return places;
  }

  private static Optional<CodePlace> place(JsonArray place) throws Foreign {
    return place.size() == 2
        ? Optional.of(new CodePlace(safe(place.get(0)), (int) whole(place.get(1))))
        : Optional.empty();
  }

  private static List<JsonObject> objects(JsonObject of, String name) throws Foreign {
    var objects = new ArrayList<JsonObject>();
    for (var each : array(of.get(name))) {
      objects.add(object(each));
    }
    return objects;
  }

  private static List<String> texts(JsonObject of, String name) throws Foreign {
    Function<JsonElement, String> safe = AttachReader::safe;
    return array(of.get(name)).asList().stream().map(safe).toList();
  }

  private static String text(JsonObject of, String name) {
    var value = of.get(name);
    return value == null ? "" : safe(value);
  }

  /// Returns a text on one line, cut to what is looked at.
  private static String safe(JsonElement value) {
    return value instanceof JsonPrimitive primitive
        ? SafeText.of(primitive.getAsString(), LONGEST_TEXT)
        : "";
  }

  private static int count(JsonObject of, String name) throws Foreign {
    var number = number(of, name);
    if (number > Integer.MAX_VALUE) {
      throw new Foreign("its answer can't be read");
    }
    return (int) number;
  }

  private static long number(JsonObject of, String name) throws Foreign {
    return whole(of.get(name));
  }

  private static long whole(JsonElement value) throws Foreign {
    try {
      if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
        var number = primitive.getAsBigDecimal();
        if (number.precision() - number.scale() <= 19 && number.signum() >= 0) {
          return number.longValueExact();
        }
      }
    } catch (ArithmeticException | NumberFormatException _) {
      // told below
    }
    throw new Foreign("its answer can't be read");
  }

  private static JsonObject object(JsonElement value) throws Foreign {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new Foreign("its answer can't be read");
  }

  private static JsonArray array(JsonElement value) throws Foreign {
    if (value instanceof JsonArray array && array.size() <= MOST) {
      return array;
    }
    throw new Foreign("its answer can't be read");
  }
}
