package dev.loopbook.step.cast;

import static dev.loopbook.text.RootLocale.format;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.loopbook.text.SafeText;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a recording.
public final class CastReader {
  private static final int LARGEST_SIZE = 10_000;

  /// A longer recording is a mistake; its times still fit into nanoseconds.
  private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(1_000_000);

  private CastReader() {}

  /// Thrown for a text that is no recording that can be played; its message says why.
  public static final class Foreign extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    Foreign(int line, String why) {
      super(why, null, false, false);
      this.line = line;
    }

    /// Returns the line that is wrong, from 1.
    public int line() {
      return line;
    }

    public String why() {
      return String.valueOf(getMessage());
    }
  }

  /// Returns the recording that these lines are.
  ///
  /// @throws Foreign if they are none
  public static Cast read(List<String> lines) throws Foreign {
    if (lines.isEmpty() || lines.getFirst().isBlank()) {
      throw new Foreign(1, "no header. A recording begins with {\"version\": 2, …}");
    }
    var header = header(lines.getFirst());
    var pieces = new ArrayList<Cast.Piece>();
    var last = 0L;
    for (var i = 1; i < lines.size(); i++) {
      var number = i + 1;
      if (lines.get(i).isBlank()) {
        continue;
      }
      var event = event(lines.get(i), number);
      var nanos = nanos(event.get(0), number);
      if (nanos < last) {
        throw new Foreign(number, "its time is before the line above's");
      }
      last = nanos;
      if (string(event.get(1)).orElse("").equals("o")) { // others: input, markers, sizes
        var text = string(event.get(2)).orElseThrow(() -> noEvent(number));
        pieces.add(new Cast.Piece(nanos, text));
      }
    }
    return new Cast(
        size(header, "width"),
        size(header, "height"),
        Optional.ofNullable(header.get("title")).flatMap(CastReader::string),
        longestPause(header),
        List.copyOf(pieces));
  }

  private static JsonObject header(String line) throws Foreign {
    if (!(json(line, 1) instanceof JsonObject header)) {
      throw new Foreign(1, "no header. A recording begins with {\"version\": 2, …}");
    }
    var version = Optional.ofNullable(header.get("version")).flatMap(CastReader::number);
    if (version.isEmpty()) {
      throw new Foreign(
          1, "its header has no version. A recording begins with {\"version\": 2, …}");
    }
    if (version.get().compareTo(BigDecimal.TWO) != 0) {
      throw new Foreign(
          1,
          format(
              "version %s of the format. Only version 2 can be played",
              SafeText.of(version.get().toString())));
    }
    return header;
  }

  private static int size(JsonObject header, String name) throws Foreign {
    var size = Optional.ofNullable(header.get(name)).flatMap(CastReader::number);
    if (size.isEmpty()
        || size.get().stripTrailingZeros().scale() > 0
        || size.get().signum() <= 0
        || size.get().compareTo(BigDecimal.valueOf(LARGEST_SIZE)) > 0) {
      throw new Foreign(1, format("its %s is no number of 1 to %,d", name, LARGEST_SIZE));
    }
    return size.get().intValue();
  }

  private static Optional<Duration> longestPause(JsonObject header) {
    return Optional.ofNullable(header.get("idle_time_limit"))
        .flatMap(CastReader::number)
        .filter(limit -> limit.signum() > 0 && limit.compareTo(LONGEST_SECONDS) <= 0)
        .map(limit -> Duration.ofNanos(limit.movePointRight(9).longValue()));
  }

  private static JsonArray event(String line, int number) throws Foreign {
    if (json(line, number) instanceof JsonArray event
        && event.size() == 3
        && string(event.get(1)).isPresent()) {
      return event;
    }
    throw noEvent(number);
  }

  private static Foreign noEvent(int number) {
    return new Foreign(number, "not [seconds, \"o\", \"text\"]");
  }

  private static long nanos(JsonElement time, int number) throws Foreign {
    return number(time)
        .filter(seconds -> seconds.signum() >= 0 && seconds.compareTo(LONGEST_SECONDS) <= 0)
        .map(seconds -> seconds.movePointRight(9).longValue())
        .orElseThrow(() -> new Foreign(number, "its time is no number of seconds"));
  }

  private static JsonElement json(String line, int number) throws Foreign {
    try {
      var reader = new JsonReader(new StringReader(line));
      reader.setStrictness(Strictness.STRICT);
      var element = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new Foreign(number, "not JSON");
      }
      return element;
    } catch (JsonParseException | IOException | StackOverflowError _) {
      throw new Foreign(number, "not JSON");
    }
  }

  private static Optional<String> string(JsonElement element) {
    return element instanceof JsonPrimitive value && value.isString()
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }

  private static Optional<BigDecimal> number(JsonElement element) {
    try {
      return element instanceof JsonPrimitive value && value.isNumber()
          ? Optional.of(value.getAsBigDecimal())
          : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
