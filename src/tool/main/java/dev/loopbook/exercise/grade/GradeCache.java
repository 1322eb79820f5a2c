package dev.loopbook.exercise.grade;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Finished grades, kept in a [ChecksummedLog], so that an interrupted run continues where it
/// stopped, and an unchanged answer isn't judged again.
///
/// The key of a grade is a hash of everything that it depends on. Safe to use from several threads.
public final class GradeCache {
  private final Map<String, Grade> grades = new ConcurrentHashMap<>();
  private final Optional<ChecksummedLog> log;

  private GradeCache(Optional<Path> file) {
    log = file.map(path -> ChecksummedLog.in(path, this::recall));
  }

  /// Returns one in memory only.
  public static GradeCache ofThisRun() {
    return new GradeCache(Optional.empty());
  }

  /// Returns one that reads a file, if it exists, and appends to it. If it can't be read, its
  /// grades are not used, and it's left as it is.
  public static GradeCache in(Path file) {
    return new GradeCache(Optional.of(file));
  }

  private void recall(JsonObject line) {
    grades.put(line.get("key").getAsString(), GradeJson.read(line.getAsJsonObject("grade")));
  }

  Optional<Grade> find(String key) {
    return Optional.ofNullable(grades.get(key));
  }

  void keep(String key, Grade grade) {
    grades.put(key, grade);
    var json = new JsonObject();
    json.addProperty("key", key);
    json.add("grade", GradeJson.write(grade));
    log.ifPresent(each -> each.add(json));
  }

  /// Returns how many lines of the file were damaged. Their grades have to be given again.
  public int damaged() {
    return log.map(ChecksummedLog::damaged).orElse(0);
  }

  /// Returns whether the file couldn't be read or written, so that the next run starts from
  /// scratch.
  public boolean isBroken() {
    return log.map(ChecksummedLog::isBroken).orElse(false);
  }
}
