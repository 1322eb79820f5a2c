package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/// Finished grades, kept in a file with one line for each, so that an interrupted run continues
/// where it stopped, and an unchanged answer isn't judged again.
///
/// ```
/// 1a2b3c4d {"key":"…","grade":{…}}
/// ```
///
/// The key of a grade is a hash of everything that it depends on. A checksum precedes each line:
/// one that was cut short by a full disk, or damaged in any other way, is dropped from the file,
/// and that answer is judged again. Safe to use from several threads.
public final class GradeCache {
  /// The length of a checksum with the blank after it.
  private static final int SUM = 9;

  private final Map<String, Grade> grades = new ConcurrentHashMap<>();
  private final Optional<Path> file;
  private boolean endsInLine; // whether the file's last line has no end; under the lock
  private boolean broken; // under the lock
  private int damaged; // set before it's shared

  private GradeCache(Optional<Path> file) {
    this.file = file;
  }

  /// Returns one in memory only.
  public static GradeCache ofThisRun() {
    return new GradeCache(Optional.empty());
  }

  /// Returns one that reads a file, if it exists, and appends to it. If it can't be read, its
  /// grades are not used, and it's left as it is.
  public static GradeCache in(Path file) {
    var cache = new GradeCache(Optional.of(file));
    if (Files.exists(file)) {
      try {
        var bytes = Files.readAllBytes(file);
        var whole = cache.recallAll(bytes);
        if (cache.damaged > 0) {
          cache.rewrite(file, whole);
        }
      } catch (IOException _) {
        cache.broken = true;
      }
    }
    return cache;
  }

  /// Recalls the grades in a file, and returns its lines without the damaged ones.
  private byte[] recallAll(byte[] bytes) {
    var whole = new ByteArrayOutputStream();
    var begin = 0;
    for (var i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        var line = Arrays.copyOfRange(bytes, begin, i);
        if (isWhole(line)) {
          recall(line);
          whole.write(bytes, begin, i + 1 - begin);
        } else if (line.length > 0) {
          damaged++;
        }
        begin = i + 1;
      }
    }
    endsInLine = begin < bytes.length;
    if (endsInLine) {
      damaged++;
    }
    return whole.toByteArray();
  }

  private static boolean isWhole(byte[] line) {
    return line.length > SUM && Arrays.equals(sum(json(line)), Arrays.copyOf(line, SUM));
  }

  private static byte[] json(byte[] line) {
    return Arrays.copyOfRange(line, SUM, line.length);
  }

  private void recall(byte[] line) {
    try {
      var read =
          JsonParser.parseString(new String(json(line), StandardCharsets.UTF_8)).getAsJsonObject();
      grades.put(read.get("key").getAsString(), GradeJson.read(read.getAsJsonObject("grade")));
    } catch (RuntimeException _) {
      // from another version: that answer is judged again
    }
  }

  /// Replaces the file in one step, so that no moment is bad for being interrupted.
  private void rewrite(Path place, byte[] whole) {
    var fresh = place.resolveSibling(place.getFileName() + ".new");
    try {
      Files.write(fresh, whole);
      Files.move(fresh, place, StandardCopyOption.REPLACE_EXISTING);
      endsInLine = false;
    } catch (IOException _) {
      // it stays as it is, and what follows the damage is written to lines of its own
    }
  }

  /// Returns the checksum of a line, as it stands before it.
  private static byte[] sum(byte[] json) {
    var crc = new CRC32();
    crc.update(json);
    return format("%08x ", crc.getValue()).getBytes(StandardCharsets.US_ASCII);
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
      append(json.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      broken = true; // the grades of this run are right anyway
    }
  }

  private void append(byte[] json) throws IOException {
    var line = new ByteArrayOutputStream();
    if (endsInLine) {
      line.write('\n'); // what was cut short must not spoil what comes after it
    }
    endsInLine = true; // until this is written
    line.writeBytes(sum(json));
    line.writeBytes(json);
    line.write('\n');
    Files.write(
        file.orElseThrow(),
        line.toByteArray(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    endsInLine = false;
  }

  /// Returns how many lines of the file were damaged. Their grades have to be given again.
  public int damaged() {
    return damaged;
  }

  /// Returns whether the file couldn't be read or written, so that the next run starts from
  /// scratch.
  public synchronized boolean isBroken() {
    return broken;
  }
}
