package dev.loopbook.shell;

import static dev.loopbook.shell.TypedShell.CTRL_C;
import static dev.loopbook.shell.TypedShell.ENTER;
import static dev.loopbook.shell.TypedShell.TAB;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Tab makes of a line that is begun.
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CommandCompletionTest {
  @TempDir Path home;

  @BeforeEach
  void writeBook() {
    TinyBook.in(home);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          chap           | chapters
          read ch02      | read ch02
          run ch02       | run ch02/Again
          run --r        | run --real
          run ch02/Again --r | run ch02/Again --real
          read --an      | read --answers
          help chap      | help chapters
          predict ch     | predict ch01/Hello
          book --o       | book --out
          RUN CH02       | RUN CH02
          """)
  void aWordThatCanOnlyBecomeOneBecomesIt(String typed, String completed) {
    var line = TypedShell.at(home).keys(typed + TAB + " .").when(" .", CTRL_C).keys("quit" + ENTER);
    var shown = line.run();
    // a word that is complete has its blank already
    assertTrue(shown.replace("  .", " .").startsWith("> " + completed + " ."), shown);
  }

  @Test
  void severalPossibilitiesAreListed() {
    var shown =
        TypedShell.at(home)
            .keys("read c" + TAB + TAB)
            .when("ch02", CTRL_C)
            .keys("quit" + ENTER)
            .run();
    assertTrue(shown.startsWith("> read ch0"), shown);
  }

  @Test
  void filesCompleteToo() {
    var book = TinyBook.in(home);
    book.program("my own/Mine.java", "");
    book.write("my own/notes.txt", "");
    var begun = "run \"" + home.resolve("my");
    var shown =
        TypedShell.at(home)
            .size(200, 24)
            .keys(begun + TAB)
            .when("my own/", TAB)
            .when("Mine.java\"", ENTER)
            .keys("quit" + ENTER)
            .run();
    assertTrue(shown.contains("Mine.java\"\n> quit"), shown);
  }

  @Test
  void aCommentHasNothingToComplete() {
    for (var comment : List.of("# cha", "read # ch0")) {
      var shown =
          TypedShell.at(home)
              .keys(comment + TAB + ".")
              .when(".", CTRL_C)
              .keys("quit" + ENTER)
              .run();
      assertTrue(shown.startsWith("> " + comment + "."), shown);
    }
  }

  @Test
  void whatIsNoCommandHasNothingToComplete() {
    var shown =
        TypedShell.at(home)
            .keys("nonsense ch" + TAB + ".")
            .when(".", CTRL_C)
            .keys("quit" + ENTER)
            .run();
    assertTrue(shown.startsWith("> nonsense ch."), shown);
  }
}
