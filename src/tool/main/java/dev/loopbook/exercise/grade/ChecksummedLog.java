package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.loopbook.program.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/// A file of JSON objects, one a line, to which lines are only ever added.
///
/// ```
/// 1a2b3c4d {"key":"…","grade":{…}}
/// ```
///
/// A checksum precedes each line: one that was cut short by a full disk or a kill, or damaged in
/// any other way, is dropped from the file, and costs no other line. Safe to use from several
/// threads.
final class ChecksummedLog {
  /// The length of a checksum with the blank after it.
  private static final int SUM = 9;

  private final Path file;
  private boolean endsInLine; // whether the file's last line has no end; under the lock
  private boolean broken; // under the lock
  private int damaged; // set before it's shared

  private ChecksummedLog(Path file) {
    this.file = file;
  }

  /// Reads a file, if it exists. If it can't be read, it's left as it is.
  ///
  /// @param line gets each line; one that it throws a RuntimeException at is of another version,
  ///   and stays
  static ChecksummedLog in(Path file, Consumer<JsonObject> line) {
    var log = new ChecksummedLog(file);
    if (Files.exists(file)) {
      try {
        var whole = log.read(Files.readAllBytes(file), line);
        if (log.damaged > 0) {
          log.rewrite(whole);
        }
      } catch (IOException _) {
        log.broken = true;
      }
    }
    return log;
  }

  /// Reads all lines, and returns them without the damaged ones.
  private byte[] read(byte[] bytes, Consumer<JsonObject> consumer) {
    var whole = new ByteArrayOutputStream();
    var begin = 0;
    for (var i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        var line = Arrays.copyOfRange(bytes, begin, i);
        if (isWhole(line)) {
          readLine(line, consumer);
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

  private static void readLine(byte[] line, Consumer<JsonObject> consumer) {
    try {
      consumer.accept(
          JsonParser.parseString(new String(json(line), StandardCharsets.UTF_8)).getAsJsonObject());
    } catch (RuntimeException _) {
      // from another version
    }
  }

  private static boolean isWhole(byte[] line) {
    return line.length > SUM && Arrays.equals(sum(json(line)), Arrays.copyOf(line, SUM));
  }

  private static byte[] json(byte[] line) {
    return Arrays.copyOfRange(line, SUM, line.length);
  }

  /// Returns the checksum of a line, as it stands before it.
  private static byte[] sum(byte[] json) {
    var crc = new CRC32();
    crc.update(json);
    return format("%08x ", crc.getValue()).getBytes(StandardCharsets.US_ASCII);
  }

  /// Replaces the file in one step, so that no moment is bad for being interrupted.
  private void rewrite(byte[] whole) {
    try {
      WholeFile.write(file, whole);
      endsInLine = false;
    } catch (IOException _) {
      // it stays as it is, and what follows the damage is written to lines of its own
    }
  }

  /// Adds a line.
  synchronized void add(JsonObject line) {
    if (broken) {
      return;
    }
    try {
      append(line.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      broken = true;
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
    Files.write(file, line.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    endsInLine = false;
  }

  /// Returns how many lines were damaged.
  int damaged() {
    return damaged;
  }

  /// Returns whether the file couldn't be read or written. Then nothing is added any more.
  synchronized boolean isBroken() {
    return broken;
  }
}
