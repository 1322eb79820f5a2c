package dev.loopbook.step.saved;

import static dev.loopbook.text.RootLocale.format;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.loopbook.step.Change;
import dev.loopbook.step.FrameChoice;
import dev.loopbook.step.Position;
import dev.loopbook.step.TypedSnippet;
import dev.loopbook.step.saved.SavedSession.Act;
import dev.loopbook.step.saved.SavedSession.MadeChange;
import dev.loopbook.step.saved.SavedSession.TypedJava;
import dev.loopbook.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The file of a session, as JSON.
///
/// ```
/// {
///   "format": "loopbook-session",
///   "version": 2,
///   "example": "ch12/Shielded",
///   "digest": "k3x9a",
///   "input": ["Ann"],
///   "moment": {"ticks": 5, "callbacks": 0, "end": false},
///   "changes": [
///     {"ticks": 3, "callbacks": 0, "words": "cancelled upload #2",
///      "change": {"do": "cancel", "task": 1}},
///     {"ticks": 4, "callbacks": 0, "java": "var mine = total + 1", "task": 1, "frame": 1}
///   ],
///   "breaks": ["break 12", "watch count"]
/// }
/// ```
///
/// | member    | meaning                                                                           |
/// |-----------|-----------------------------------------------------------------------------------|
/// | `example` | an example of the book; or `file`, the name of a Java file beside this one         |
/// | `digest`  | of the program's sources: the session is of no other version of it                 |
/// | `order`   | the token of the order it follows; left out for first in, first out                |
/// | `input`   | the lines that were typed for it                                                   |
/// | `moment`  | complete ticks of all loops, callbacks of the tick after them, whether it is over  |
/// | `changes` | what was done, and at which moment; oldest first: a `change`, or `java`            |
/// | `breaks`  | commands: `break …` and `watch …`, and nothing else                                |
///
/// A change says what to `do`, and to what: `task`, `timer`, `first` and `second` are places in the
/// loop's lists of live tasks, timers and ready callbacks, from 0; `queue`, `event` and `lock` are
/// names; `nanos` is a delay; `type` and `message` are of an exception. An item that was put is its
/// `kind` (`int`, `long`, `double`, `boolean`, `text` or `null`) and its `value` as text.
///
/// `java` was typed at the prompt. With a `task` and a `frame` of it, it sees the local variables
/// there. With `"end": true` it was typed after the program's end. Version 1 had none.
///
/// Nothing in such a file is ever run but what a person could type, and the Java is shown before it
/// is run. It's to be trusted as much as the program that is beside it.
public final class SessionJson {

  private static final String FORMAT = "loopbook-session";

  /// The version of the format; it grows when a member changes its meaning.
  static final int VERSION = 2;

  /// A file that is larger is none of ours.
  public static final int MOST_BYTES = 1 << 20;

  private static final int MOST_ENTRIES = 1_000;
  private static final int LONGEST_TEXT = 10_000;
  private static final long MOST_TICKS = 100_000_000;

  private SessionJson() {}

  /// Thrown for a text that's no session of ours; its message says why, in a clause.
  public static final class Foreign extends Exception {
    private static final long serialVersionUID = 1L;

    Foreign(String why) {
      super(why, null, false, false);
    }

    /// Returns why, in a clause.
    public String why() {
      return String.valueOf(getMessage());
    }
  }

  // ---- writing ----

  /// Returns a session as JSON.
  public static String write(SavedSession session) {
    var json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("version", VERSION);
    json.addProperty(session.isExample() ? "example" : "file", session.program());
    json.addProperty("digest", session.digest());
    session.order().ifPresent(token -> json.addProperty("order", token));
    json.add("input", texts(session.input()));
    var moment = position(session.at());
    moment.addProperty("end", session.isEnd());
    json.add("moment", moment);
    var changes = new JsonArray();
    for (var act : session.changes()) {
      var entry = position(act.at());
      switch (act) {
        case MadeChange made -> {
          entry.addProperty("words", made.words());
          entry.add("change", change(made.change()));
        }
        case TypedJava typed -> {
          add(typed.snippet(), entry);
          if (typed.isAfterEnd()) {
            entry.addProperty("end", true);
          }
        }
      }
      changes.add(entry);
    }
    json.add("changes", changes);
    json.add("breaks", texts(session.breaks()));
    return new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create()
            .toJson(json)
        + "\n";
  }

  private static void add(TypedSnippet snippet, JsonObject entry) {
    entry.addProperty("java", snippet.source());
    snippet
        .frame()
        .ifPresent(
            frame -> {
              entry.addProperty("task", frame.place().orElseThrow());
              entry.addProperty("frame", frame.number());
            });
  }

  private static JsonArray texts(List<String> texts) {
    var array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  private static JsonObject position(Position at) {
    var json = new JsonObject();
    json.addProperty("ticks", at.ticks());
    json.addProperty("callbacks", at.callbacks());
    return json;
  }

  private static JsonObject change(Change change) {
    var json = new JsonObject();
    switch (change) {
      case Change.CancelTask(var task) -> {
        json.addProperty("do", "cancel");
        json.addProperty("task", task);
      }
      case Change.FailTask(var task, var type, var message) -> {
        json.addProperty("do", "fail");
        json.addProperty("task", task);
        json.addProperty("type", type);
        message.ifPresent(text -> json.addProperty("message", text));
      }
      case Change.DelayTimer(var timer, var nanos) -> {
        json.addProperty("do", "delay");
        json.addProperty("timer", timer);
        json.addProperty("nanos", nanos);
      }
      case Change.FireTimer(var timer) -> {
        json.addProperty("do", "fire");
        json.addProperty("timer", timer);
      }
      case Change.SwapReady(var first, var second) -> {
        json.addProperty("do", "swap");
        json.addProperty("first", first);
        json.addProperty("second", second);
      }
      case Change.PutItem(var queue, var value) -> {
        json.addProperty("do", "put");
        json.addProperty("queue", queue);
        json.addProperty("kind", kind(value));
        json.add("value", value == null ? JsonNull.INSTANCE : new JsonPrimitive("" + value));
      }
      case Change.SetEvent(var event) -> {
        json.addProperty("do", "set");
        json.addProperty("event", event);
      }
      case Change.ReleaseLock(var lock) -> {
        json.addProperty("do", "release");
        json.addProperty("lock", lock);
      }
    }
    return json;
  }

  private static String kind(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Integer _ -> "int";
      case Long _ -> "long";
      case Double _ -> "double";
      case Boolean _ -> "boolean";
      default -> "text";
    };
  }

  // ---- reading ----

  /// Returns the session in a text.
  ///
  /// @throws Foreign if there's none, or it is of a newer version
  public static SavedSession read(String text) throws Foreign {
    JsonElement parsed;
    try {
      parsed = JsonParser.parseString(text);
    } catch (JsonParseException | StackOverflowError | NumberFormatException _) {
      throw new Foreign("it isn't JSON");
    }
    if (!(parsed instanceof JsonObject json)
        || !(json.get("format") instanceof JsonPrimitive format)
        || !format.getAsString().equals(FORMAT)) {
      throw new Foreign("it's no session of Loopbook");
    }
    var version = number(json, "version", Integer.MAX_VALUE);
    if (version > VERSION) {
      throw new Foreign(
          format("a newer Loopbook wrote it (version %d, this one reads %d)", version, VERSION));
    }
    var isExample = json.has("example");
    var moment = object(json, "moment");
    return new SavedSession(
        text(json, isExample ? "example" : "file"),
        isExample,
        text(json, "digest"),
        json.has("order") ? Optional.of(text(json, "order")) : Optional.empty(),
        texts(json, "input"),
        position(moment),
        truth(moment, "end"),
        changes(json),
        texts(json, "breaks"));
  }

  private static List<Act> changes(JsonObject json) throws Foreign {
    var changes = new ArrayList<Act>();
    for (var element : array(json, "changes")) {
      if (!(element instanceof JsonObject entry)) {
        throw new Foreign("one of its changes is none");
      }
      changes.add(
          entry.has("java")
              ? new TypedJava(
                  position(entry), snippet(entry), entry.has("end") && truth(entry, "end"))
              : new MadeChange(
                  position(entry),
                  readChange(object(entry, "change")),
                  SafeText.of(text(entry, "words"))));
    }
    return changes;
  }

  private static TypedSnippet snippet(JsonObject entry) throws Foreign {
    if (!(entry.get("java") instanceof JsonPrimitive code)
        || !code.isString()
        || code.getAsString().isBlank()
        || code.getAsString().length() > LONGEST_TEXT
        || code.getAsString().chars().anyMatch(SessionJson::isNoText)) {
      throw new Foreign("its Java is no text that a person could type");
    }
    var frame =
        entry.has("task")
            ? Optional.of(
                new FrameChoice(
                    OptionalInt.of(index(entry, "task")), Math.max(1, index(entry, "frame"))))
            : Optional.<FrameChoice>empty();
    return new TypedSnippet(code.getAsString(), frame);
  }

  /// Java may have several lines.
  private static boolean isNoText(int c) {
    return Character.isISOControl(c) && c != '\n' && c != '\t';
  }

  private static Change readChange(JsonObject json) throws Foreign {
    var what = text(json, "do");
    return switch (what) {
      case "cancel" -> new Change.CancelTask(index(json, "task"));
      case "fail" ->
          new Change.FailTask(
              index(json, "task"),
              text(json, "type"),
              json.has("message") ? Optional.of(text(json, "message")) : Optional.empty());
      case "delay" ->
          new Change.DelayTimer(index(json, "timer"), number(json, "nanos", Long.MAX_VALUE / 4));
      case "fire" -> new Change.FireTimer(index(json, "timer"));
      case "swap" -> new Change.SwapReady(index(json, "first"), index(json, "second"));
      case "put" -> new Change.PutItem(text(json, "queue"), value(json));
      case "set" -> new Change.SetEvent(text(json, "event"));
      case "release" -> new Change.ReleaseLock(text(json, "lock"));
      default -> throw new Foreign(format("it knows a change called %s", SafeText.of(what)));
    };
  }

  private static @Nullable Object value(JsonObject json) throws Foreign {
    var kind = text(json, "kind");
    Function<String, @Nullable Object> reader =
        switch (kind) {
          case "null" -> _ -> null;
          case "int" -> Integer::valueOf;
          case "long" -> Long::valueOf;
          case "double" -> Double::valueOf;
          case "boolean" -> Boolean::valueOf;
          case "text" -> value -> value;
          default -> throw new Foreign("an item in it is of no known kind");
        };
    if (kind.equals("null")) {
      return null;
    }
    try {
      return reader.apply(text(json, "value"));
    } catch (NumberFormatException _) {
      throw new Foreign(format("an item in it is no %s", kind));
    }
  }

  private static Position position(JsonObject json) throws Foreign {
    return new Position(number(json, "ticks", MOST_TICKS), index(json, "callbacks"));
  }

  private static int index(JsonObject json, String name) throws Foreign {
    return (int) number(json, name, MOST_TICKS);
  }

  private static long number(JsonObject json, String name, long most) throws Foreign {
    try {
      if (json.get(name) instanceof JsonPrimitive number && number.isNumber()) {
        var value = number.getAsBigDecimal();
        if (value.scale() <= 0 && value.precision() < 20) {
          var exact = value.longValueExact();
          if (exact >= 0 && exact <= most) {
            return exact;
          }
        }
      }
    } catch (ArithmeticException | NumberFormatException _) {
      // told below
    }
    throw new Foreign(format("its member %s is missing, or no number that makes sense", name));
  }

  private static boolean truth(JsonObject json, String name) throws Foreign {
    if (json.get(name) instanceof JsonPrimitive truth && truth.isBoolean()) {
      return truth.getAsBoolean();
    }
    throw new Foreign(format("its member %s is neither true nor false", name));
  }

  private static String text(JsonObject json, String name) throws Foreign {
    return text(json.get(name), name);
  }

  private static String text(@Nullable JsonElement element, String name) throws Foreign {
    if (element instanceof JsonPrimitive text && text.isString()) {
      var value = text.getAsString();
      if (value.length() <= LONGEST_TEXT && value.chars().noneMatch(Character::isISOControl)) {
        return value;
      }
    }
    throw new Foreign(
        format("its member %s is missing, or no text that a person could type", name));
  }

  private static List<String> texts(JsonObject json, String name) throws Foreign {
    var texts = new ArrayList<String>();
    for (var element : array(json, name)) {
      texts.add(text(element, name));
    }
    return texts;
  }

  private static JsonArray array(JsonObject json, String name) throws Foreign {
    if (json.get(name) instanceof JsonArray array && array.size() <= MOST_ENTRIES) {
      return array;
    }
    throw new Foreign(format("its member %s is missing, or no list, or a very long one", name));
  }

  private static JsonObject object(JsonObject json, String name) throws Foreign {
    if (json.get(name) instanceof JsonObject object) {
      return object;
    }
    throw new Foreign(format("its member %s is missing", name));
  }
}
