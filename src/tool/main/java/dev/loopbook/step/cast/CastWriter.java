package dev.loopbook.step.cast;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.loopbook.loop.Clock;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes what a terminal shows as a recording, each piece with its time.
///
/// ```
/// {"version":2,"width":80,"height":24,"title":"play ch01"}
/// [0.000000,"o","  First the list.\r\n"]
/// [2.000000,"o","> chapters\r\n"]
/// ```
///
/// Every line is written as soon as it's known, so a recording that is broken off can be played up
/// to there. What is shown may come from any thread.
public final class CastWriter implements Consumer<String>, AutoCloseable {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  /// Digits behind the point: microseconds, as asciinema writes them.
  private static final int DIGITS = 6;

  private final Writer out;
  private final Clock clock;
  private @Nullable IOException failure; // guarded by this
  private boolean afterReturn; // guarded by this

  private CastWriter(Writer out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /// Begins a recording.
  ///
  /// @param clock whose time its pieces have
  /// @throws java.nio.file.FileAlreadyExistsException if there is such a file
  /// @throws IOException if it can't be written
  public static CastWriter create(Path file, int width, int height, String title, Clock clock)
      throws IOException {
    var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    var writer = new CastWriter(out, clock);
    var header = new JsonObject();
    header.addProperty("version", 2);
    header.addProperty("width", width);
    header.addProperty("height", height);
    header.addProperty("title", title);
    writer.line(GSON.toJson(header));
    return writer;
  }

  /// Adds what is shown now. A terminal gets a carriage return before each line feed.
  @Override
  public synchronized void accept(String text) {
    if (text.isEmpty()) {
      return;
    }
    var event = new JsonArray();
    event.add(BigDecimal.valueOf(clock.nanos(), 9).setScale(DIGITS, RoundingMode.DOWN));
    event.add("o");
    event.add(withReturns(text));
    line(GSON.toJson(event));
  }

  private String withReturns(String text) {
    var result = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '\n' && !afterReturn) {
        result.append('\r');
      }
      result.append(c);
      afterReturn = c == '\r';
    }
    return result.toString();
  }

  private synchronized void line(String text) {
    if (failure != null) {
      return;
    }
    try {
      out.write(text);
      out.write('\n');
      out.flush();
    } catch (IOException full) {
      failure = full; // the show goes on
    }
  }

  /// Ends the recording. Returns what it failed with, if it did.
  public synchronized Optional<IOException> end() {
    close();
    return Optional.ofNullable(failure);
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException full) {
      failure = failure == null ? full : failure;
    }
  }
}
