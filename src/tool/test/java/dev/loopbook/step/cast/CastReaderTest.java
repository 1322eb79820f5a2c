package dev.loopbook.step.cast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is read of a recording, and what is said of one that's broken.
class CastReaderTest {
  private static final String HEADER = "{\"version\": 2, \"width\": 80, \"height\": 24}";

  @Test
  void aRecordingOfAsciinemasIsRead() throws CastReader.Foreign {
    var cast =
        CastReader.read(
            List.of(
                "{\"version\": 2, \"width\": 120, \"height\": 40, \"timestamp\": 1504467315,"
                    + " \"title\": \"Demo\", \"idle_time_limit\": 1.5,"
                    + " \"env\": {\"TERM\": \"xterm-256color\", \"SHELL\": \"/bin/zsh\"}}",
                "[0.248848, \"o\", \"\\u001b[1;31mHello \\u001b[32mWorld!\\u001b[0m\\n\"]",
                "[1.001376, \"i\", \"q\"]",
                "",
                "[1.5, \"m\", \"a marker\"]",
                "[2, \"r\", \"100x50\"]",
                "[2.143733, \"o\", \"bye\"]"));
    assertEquals(
        new Cast(
            120,
            40,
            Optional.of("Demo"),
            Optional.of(Duration.ofMillis(1500)),
            List.of(
                new Cast.Piece(248_848_000, "\033[1;31mHello \033[32mWorld!\033[0m\n"),
                new Cast.Piece(2_143_733_000, "bye"))),
        cast);
    assertEquals(Duration.ofNanos(2_143_733_000), cast.length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                        | no header. A recording begins with {"version": 2, …}
          hello                                     | not JSON
          [1, "o", "x"]                             | no header. A recording begins with {"version": 2, …}
          {"width": 80}                             | its header has no version. A recording begins with {"version": 2, …}
          {"version": "2"}                          | its header has no version. A recording begins with {"version": 2, …}
          {"version": 3, "term": {"cols": 80}}      | version 3 of the format. Only version 2 can be played
          {"version": 2, "height": 24}              | its width is no number of 1 to 10,000
          {"version": 2, "width": 80, "height": 0}  | its height is no number of 1 to 10,000
          {"version": 2, "width": 80.5, "height": 9}| its width is no number of 1 to 10,000
          {"version": 2, "width": 1e999999999, "height": 9}| its width is no number of 1 to 10,000
          {"version": 2, "width": 80, "height": 24} x| not JSON
          """)
  void aBrokenHeaderIsToldWithWhatIsWrong(String header, String why) {
    assertForeign(1, why, List.of(header, "[1, \"o\", \"x\"]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1, "o"                | not JSON
          {"time": 1}            | not [seconds, "o", "text"]
          [1, "o"]               | not [seconds, "o", "text"]
          [1, "o", "x", "y"]     | not [seconds, "o", "text"]
          [1, 2, "x"]            | not [seconds, "o", "text"]
          [1, "o", 7]            | not [seconds, "o", "text"]
          ["1", "o", "x"]        | its time is no number of seconds
          [-1, "o", "x"]         | its time is no number of seconds
          [1e300, "o", "x"]      | its time is no number of seconds
          [NaN, "o", "x"]        | not JSON
          [0.4, "o", "x"]        | its time is before the line above's
          """)
  void aBrokenLineIsToldWithItsNumber(String line, String why) {
    assertForeign(3, why, List.of(HEADER, "[0.5, \"o\", \"x\"]", line));
  }

  @Test
  void nestingWithoutEndIsNoRecording() {
    assertForeign(1, "not JSON", List.of("[".repeat(1_000_000)));
    assertEquals(
        1, assertThrows(CastReader.Foreign.class, () -> CastReader.read(List.of())).line());
  }

  private static void assertForeign(int line, String why, List<String> lines) {
    var foreign = assertThrows(CastReader.Foreign.class, () -> CastReader.read(lines));
    assertEquals(line + ": " + why, foreign.line() + ": " + foreign.why());
  }
}
