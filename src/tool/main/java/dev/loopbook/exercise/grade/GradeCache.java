package dev.loopbook.exercise.grade;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Finished grades, kept in a file with one line for each, so that an interrupted run continues
/// where it stopped, and an unchanged answer isn't judged again.
///
/// The key of a grade is a hash of everything that it depends on. If the last line was cut short,
/// it's ignored. Safe to use from several threads.
public final class GradeCache {
  private final Map<String, Grade> grades = new ConcurrentHashMap<>();
  private final Optional<Path> file;
  private boolean broken; // under the lock

  private GradeCache(Optional<Path> file) {
    this.file = file;
  }

  /// Returns one in memory only.
  public static GradeCache ofThisRun() {
    return new GradeCache(Optional.empty());
  }

  /// Returns one that reads a file, if it exists, and appends to it.
  ///
  /// @throws IOException if the file exists and can't be read
  public static GradeCache in(Path file) throws IOException {
    var cache = new GradeCache(Optional.of(file));
    if (Files.exists(file)) {
      for (var line : Files.readString(file).lines().toList()) {
        cache.recall(line);
      }
    }
    return cache;
  }

  private void recall(String line) {
    try {
      var json = JsonParser.parseString(line).getAsJsonObject();
      grades.put(json.get("key").getAsString(), GradeJson.read(json.getAsJsonObject("grade")));
    } catch (RuntimeException _) {
      // cut short, or from another version: that answer is judged again
    }
  }

  Optional<Grade> find(String key) {
    return Optional.ofNullable(grades.get(key));
  }

  synchronized void keep(String key, Grade grade) {
    grades.put(key, grade);
    if (file.isEmpty() || broken) {
      return;
    }
    var json = new JsonObject();
    json.addProperty("key", key);
    json.add("grade", GradeJson.write(grade));
    try {
      Files.write(
          file.get(),
          (json + "\n").getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException _) {
      broken = true; // the grades of this run are right anyway
    }
  }

  /// Returns whether the file couldn't be written, so that the next run starts from scratch.
  public synchronized boolean isBroken() {
    return broken;
  }
}
