package dev.loopbook.exercise;

import static dev.loopbook.text.RootLocale.format;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.loopbook.text.FileFailure;
import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The file in which progress is kept, as JSON.
///
/// A new version is written to a second file, forced to disk and then moved into place, under a
/// lock that other processes respect. Members that this version of Loopbook doesn't know are kept,
/// so that newer and older versions can share a file. A file that isn't such JSON is moved aside,
/// never overwritten.
final class ProgressFile {
  private static final int VERSION = 1;

  private final Path file;
  private Optional<String> notice = Optional.empty();

  ProgressFile(Path file) {
    this.file = file;
  }

  /// The content of the file.
  record Contents(JsonObject json) {
    /// Returns what is recorded for an exercise, or else for the place that it was in before.
    ExerciseStatus status(Exercise exercise) {
      return status(exercise.id())
          .or(() -> exercise.was().flatMap(was -> status(was.id())))
          .orElse(ExerciseStatus.NEW);
    }

    private Optional<ExerciseStatus> status(String id) {
      return exercises().get(id) instanceof JsonObject entry
          ? Optional.of(
              new ExerciseStatus(
                  number(entry, "checks"),
                  number(entry, "hints"),
                  truth(entry, "failing"),
                  text(entry, "passed").flatMap(Contents::instant),
                  truth(entry, "gaveUp")))
          : Optional.empty();
    }

    Optional<String> current() {
      return text(json, "current");
    }

    void put(String id, ExerciseStatus status) {
      if (!(exercises().get(id) instanceof JsonObject)) {
        exercises().add(id, new JsonObject());
      }
      var entry = exercises().getAsJsonObject(id);
      entry.addProperty("checks", status.checks());
      entry.addProperty("hints", status.hints());
      entry.addProperty("failing", status.failing());
      entry.addProperty("gaveUp", status.gaveUp());
      status.passed().ifPresent(when -> entry.addProperty("passed", when.toString()));
      json.addProperty("current", id);
      if (number(json, "version") < VERSION) {
        json.addProperty("version", VERSION);
      }
    }

    private JsonObject exercises() {
      if (!(json.get("exercises") instanceof JsonObject)) {
        json.add("exercises", new JsonObject());
      }
      return json.getAsJsonObject("exercises");
    }

    private static int number(JsonObject of, String name) {
      return primitive(of, name)
          .filter(value -> value.getAsJsonPrimitive().isNumber())
          .map(value -> Math.max(0, value.getAsInt()))
          .orElse(0);
    }

    private static boolean truth(JsonObject of, String name) {
      return primitive(of, name)
          .filter(value -> value.getAsJsonPrimitive().isBoolean())
          .map(JsonElement::getAsBoolean)
          .orElse(false);
    }

    private static Optional<String> text(JsonObject of, String name) {
      return primitive(of, name)
          .filter(value -> value.getAsJsonPrimitive().isString())
          .map(JsonElement::getAsString);
    }

    private static Optional<JsonElement> primitive(JsonObject of, String name) {
      return Optional.ofNullable(of.get(name)).filter(JsonElement::isJsonPrimitive);
    }

    private static Optional<Instant> instant(String text) {
      try {
        return Optional.of(Instant.parse(text));
      } catch (DateTimeException _) {
        return Optional.empty();
      }
    }
  }

  /// Returns and clears the pending notice, if there is one.
  synchronized Optional<String> notice() {
    var told = notice;
    notice = Optional.empty();
    return told;
  }

  synchronized Contents read() {
    try {
      return parse(TextFile.read(file));
    } catch (NoSuchFileException _) {
      return new Contents(new JsonObject());
    } catch (IOException | JsonParseException | IllegalStateException broken) {
      setAside(broken);
      return new Contents(new JsonObject());
    }
  }

  private static Contents parse(String text) {
    var json = JsonParser.parseString(text).getAsJsonObject();
    if (json.has("exercises") && !json.get("exercises").isJsonObject()) {
      throw new JsonParseException("its exercises are no object"); // which would be written over
    }
    return new Contents(json);
  }

  /// Moves an unreadable file aside, so that writing a new one loses nothing.
  private void setAside(Exception why) {
    for (var number = 1; number < 1_000; number++) {
      var aside = file.resolveSibling(format("progress.broken-%d.json", number));
      if (Files.exists(aside)) {
        continue;
      }
      try {
        Files.move(file, aside);
        notice =
            Optional.of(
                format(
                        "Your progress could not be read: %s. It lies in .loopbook/%s now, and a new one",
                        firstLine(why), aside.getFileName())
                    + " begins.");
      } catch (IOException _) {
        notice =
            Optional.of(
                format(
                    "Your progress can neither be read nor moved aside: %s. Make way for the folder .loopbook to have it kept.",
                    firstLine(why)));
      }
      return;
    }
  }

  private static String firstLine(Exception why) {
    if (why instanceof IOException failure) {
      return FileFailure.why(failure);
    }
    var said = why.getCause() == null ? why : why.getCause(); // Gson wraps what it found
    return String.valueOf(said.getMessage())
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst("\\.$", "");
  }

  synchronized void update(Exercise exercise, UnaryOperator<ExerciseStatus> change) {
    try {
      Files.createDirectories(file.getParent());
      try (var channel =
              FileChannel.open(
                  file.resolveSibling("progress.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          var _ = channel.lock()) {
        var contents = read();
        contents.put(exercise.id(), change.apply(contents.status(exercise)));
        write(contents);
      }
    } catch (IOException failure) {
      notice =
          Optional.of(
              format(
                  "Your progress could not be written: %s. Check again once it can be.",
                  FileFailure.why(failure)));
    }
  }

  private void write(Contents contents) throws IOException {
    var text = new GsonBuilder().setPrettyPrinting().create().toJson(contents.json()) + "\n";
    var fresh = file.resolveSibling("progress.json.new");
    try {
      writeWhole(fresh, text);
      moveIntoPlace(fresh);
    } catch (IOException failure) {
      Files.deleteIfExists(fresh); // on a full disk, it's half of a file
      throw failure;
    }
  }

  private static void writeWhole(Path fresh, String text) throws IOException {
    try (var channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private void moveIntoPlace(Path fresh) throws IOException {
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
