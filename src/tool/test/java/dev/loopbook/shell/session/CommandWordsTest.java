package dev.loopbook.shell.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommandWordsTest {
  static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of("", List.of()),
        Arguments.of(" \t ", List.of()),
        Arguments.of("tick", List.of("tick")),
        Arguments.of("  tick   3 ", List.of("tick", "3")),
        Arguments.of("run \"my file.java\"", List.of("run", "my file.java")),
        Arguments.of("run 'my file.java'", List.of("run", "my file.java")),
        Arguments.of("run my\\ file.java", List.of("run", "my file.java")),
        Arguments.of("run C:\\dir\\X.java", List.of("run", "C:\\dir\\X.java")),
        Arguments.of("run a\"b c\"d", List.of("run", "ab cd")),
        Arguments.of("run \"it's\"", List.of("run", "it's")),
        Arguments.of("run \"\"", List.of("run", "")),
        Arguments.of("# tick", List.of()),
        Arguments.of("tick # three", List.of("tick")),
        Arguments.of("tick a#b", List.of("tick", "a#b")),
        Arguments.of("tick \"#3\"", List.of("tick", "#3")),
        Arguments.of("tick\\", List.of("tick\\")));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void blanksPartWordsAndQuotesKeepThem(String line, List<String> words) {
    assertEquals(words, CommandWords.split(line));
  }

  @Test
  void aQuoteThatIsNotClosedNamesItsPlace() {
    var mistake = assertThrows(CommandException.class, () -> CommandWords.split("run 'a b"));
    assertEquals("': this quote is opened and never closed: 'a b", mistake.message());
  }

  @Test
  void whateverTheWordsTheLineMadeOfThemSplitsIntoThemAgain() {
    var random = new Random(42);
    var letters = "ab \t'\"#\\-ä漢";
    for (var round = 0; round < 2_000; round++) {
      var words =
          random
              .ints(1 + random.nextInt(4), 0, 7)
              .mapToObj(
                  length ->
                      random
                          .ints(length, 0, letters.length())
                          .collect(
                              StringBuilder::new,
                              (text, at) -> text.append(letters.charAt(at)),
                              StringBuilder::append)
                          .toString())
              .toList();
      assertEquals(words, CommandWords.split(CommandWords.join(words)));
    }
  }
}
