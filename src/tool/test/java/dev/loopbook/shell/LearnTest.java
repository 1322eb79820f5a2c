package dev.loopbook.shell;

import static dev.loopbook.shell.TypedShell.CTRL_C;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.shell.session.CtrlC;
import dev.loopbook.shell.session.Palette;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.session.StreamKeyboard;
import dev.loopbook.shell.session.StreamOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The commands around the book: `read`, `predict`, `play`, `book`.
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LearnTest {
  @TempDir Path home;

  private TinyBook book;

  @BeforeEach
  void writeBook() {
    book = TinyBook.in(home);
  }

  @Test
  void aChapterIsPlainTextInAPipeAndItsAnswersAreHidden() {
    var text = Piped.command(home, "read", "1").out();
    assertTrue(
        text.startsWith("What comes first?\n═════════════════\n\nText of the first chapter."),
        text);
    assertFalse(text.contains("    hello"), text);
    assertFalse(text.contains("\033"), text);
    assertTrue(Piped.command(home, "read", "1", "--answers").out().contains("hello"));
  }

  @Test
  void aLongChapterComesAPageAtATime() {
    book.write("chapters/ch03_long/README.md", "# Long\n\n" + "word\n\n".repeat(60));
    var shown =
        TypedShell.at(home)
            .size(60, 10)
            .when("── 7 % · space: on · Enter: a line · b: back · /: find", "\r")
            .when("── 8 % ·", " ")
            .when("── 15 % ·", "x\033[6~") // an unknown key, then page down
            .when("── 22 % ·", "q")
            .run("read", "ch03");
    assertEquals(28, shown.lines().count(), shown);
    assertFalse(shown.contains("%"), shown);
  }

  @Test
  void aLongTextGoesBackAndIsSearched() {
    var words = IntStream.rangeClosed(1, 60).mapToObj(i -> "word" + i + "\n\n");
    book.write("chapters/ch03_long/README.md", "# Long\n\n" + words.collect(Collectors.joining()));
    var shown =
        TypedShell.at(home)
            .size(80, 10)
            .when("── 7 % ·", "/WORD5x\177\r") // a slip of the finger, taken back
            .when("── 16 % ·", "b")
            .when("── 9 % ·", "n")
            .when("── 16 % ·", "n")
            .when("── 90 % ·", "n")
            .when("── 91 % ·", "g")
            .when("── 7 % ·", "/nowhere\r")
            .when("── no nowhere from here on ·", "/\033") // given up
            .when("── 7 % ·", "q")
            .run("read", "ch03");
    assertFalse(shown.contains("%"), shown);
  }

  @Test
  void theListOfAllCommandsComesAPageAtATime() {
    var shell = TypedShell.at(home).when("── 1", " ").when("── ", "q");
    var shown = shell.run("help");
    assertEquals(46, shown.lines().count(), shown);
  }

  @Test
  void controlCLeavesAChapterToo() {
    book.write("chapters/ch03_long/README.md", "# Long\n\n" + "word\n\n".repeat(60));
    var shell = TypedShell.at(home).size(60, 10).when("%", "\003");
    assertEquals(8, shell.run("read", "ch03").lines().count()); // and an empty one
    assertEquals(130, shell.status());
  }

  @Test
  void chaptersAreListedByPart() {
    book.write("chapters/ch01_first/README.md", "---\npart: \"The loop\"\n---\n# One?\n");
    book.write("chapters/ch02_second/README.md", "---\npart: \"Its tests\"\n---\n# Two?\n");
    assertEquals(
        """
        The loop
          ch01  One?
                Hello
        Its tests
          ch02  Two?
                Again
        """,
        Piped.command(home, "chapters").out());
  }

  @Test
  void theRightAnswerIsPraisedAndTheOutputShown() {
    assertEquals(
        """
        ch01/Hello
            void main(String[] args) throws Exception {
            IO.println("hello");

            }

          What does it print?
          a) bye
          b) hello
        a/b> b
          Yes: b) hello

            Hello prints
            │ hello

        It greets.
        """,
        Piped.commandWithInput(home, "b\n", "predict", "ch01/Hello").out());
  }

  @Test
  void aWrongAnswerIsSetRight() {
    var wrong = Piped.commandWithInput(home, "a\n", "predict", "ch01");
    assertTrue(wrong.out().contains("  No: it is b) hello\n"), wrong::out);
    assertEquals(0, wrong.status());
  }

  @Test
  void whoDoesNotAnswerSeesTheOutputAllTheSame() {
    assertTrue(
        Piped.command(home, "predict", "ch01").out().endsWith("    │ hello\n\nIt greets.\n"));
  }

  @Test
  void aLongAnswerBeginsWithTheVerdictAndIsShownAPageAtATime() throws IOException {
    var readme = home.resolve("chapters/ch01_first/README.md");
    var text = Files.readString(readme);
    Files.writeString(readme, text.replace("It greets.", "It greets.\n\n".repeat(40)));
    var shown =
        TypedShell.at(home).size(80, 12).when("a/b>", "a\r").when("%", "q").run("predict", "ch01");
    assertTrue(shown.contains("  No: it is b) hello\n\n    Hello prints\n    │ hello\n"), shown);
    assertTrue(shown.split("It greets", -1).length < 10, shown); // the rest was left unread
  }

  @Test
  void aDemonstrationSaysItsCaptionsAndRunsItsCommands() {
    assertEquals(
        """

          First the list.
        > chapters
          ch01  What comes first?
                Hello
          ch02  What comes second?
                Again

          Then a program.
        > run ch01/Hello
        hello

          That was it.
        """,
        Piped.command(home, "play", "ch01", "--auto").out());
  }

  @Test
  void aDemonstrationWaitsForEnterAndMayBeLeft() {
    var shown =
        TypedShell.at(home)
            .when("> chapters", "\r")
            .when("> run ch01/Hello", "q")
            .run("play", "ch01");
    assertTrue(shown.contains("What comes second?"), shown);
    assertFalse(shown.contains("\nhello"), shown);
  }

  @Test
  void aDemonstrationMayBeginLaterOrWaitOnlyNowAndThen() {
    var later =
        TypedShell.at(home).when("> run ch01/Hello", "q").run("play", "ch01", "--from", "2");
    assertTrue(later.contains("What comes second?"), later);
    assertFalse(later.contains("\nhello"), later);
    var seldom = TypedShell.at(home).when("> chapters", "\r").run("play", "ch01", "--pause", "1");
    assertTrue(seldom.endsWith("hello\n\n  That was it.\n"), seldom);

    assertEquals(
        "   1  chapters\n   2  run ch01/Hello\n",
        Piped.command(home, "play", "ch01", "--list").out());
    assertEquals(
        """
          play --from 3: the demonstration of ch01 has commands 1 to 2.
          --list shows them
        """,
        Piped.command(home, "play", "ch01", "--from", "3").err());
  }

  @Test
  void aStepThatFillsTheScreenIsLookedAtBeforeTheNextWordIsSaid() {
    var small = TypedShell.at(home).size(80, 7).when("> chapters", "\r");
    var shown = small.when("── Enter: on · q: leave ──", "\r").when("Hello", "\r").run("play", "1");
    assertTrue(shown.endsWith("  That was it.\n"), shown);

    var large = TypedShell.at(home).size(80, 8).when("> chapters", "\r").when("/Hello", "\r");
    large.run("play", "1");
    assertFalse(large.raw().contains("Enter: on"), large::raw);
  }

  @Test
  void ctrlCUnderACommandEndsADemonstrationThatWaitsForNobody() {
    book.write(
        "Endless.java",
        """
        import static dev.loopbook.loop.Async.*;

        void main() {
          run(async(() -> {
            IO.println("it runs");
            while (true) {
              await(sleep(seconds(1)));
            }
          }));
        }
        """);
    book.write("mine.loop", "run " + home.resolve("Endless.java") + "\nchapters\n");
    var shell = TypedShell.at(home).when("it runs", CTRL_C);
    var shown = shell.run("play", home.resolve("mine.loop").toString(), "--auto");
    assertEquals(130, shell.status());
    assertFalse(shown.contains("What comes first?"), shown);
  }

  @Test
  void aScriptThatIsWrongIsNotPlayed() {
    book.write("chapters/ch01_first/demo.loop", "chapters\nfly away\n");
    var play = Piped.command(home, "play", "ch01");
    assertEquals(1, play.status());
    assertEquals("", play.out());
    assertTrue(play.err().contains("demo.loop:2: fly: no such command."), play::err);
  }

  @Test
  void theBookIsHeldAgainstItsCodeAndRewrittenFromIt() throws IOException {
    book.write("chapters/ch02_second/demo.loop", "chapters\n");
    book.program("chapters/ch01_first/Hello.java", "IO.println(\"bonjour\");");
    var check = Piped.command(home, "book");
    assertEquals(1, check.status());
    assertTrue(
        check
            .out()
            .startsWith("chapters/ch01_first/README.md:15: this is not what Hello.java prints\n"),
        check::out);
    assertEquals("  1 place rewritten\n", Piped.command(home, "book", "--update").out());
    assertTrue(
        Files.readString(home.resolve("chapters/ch01_first/README.md")).contains("\nbonjour\n"));
    var again = Piped.command(home, "book", "--check");
    assertEquals(
        "  2 chapters, all as their code is\n  checked: 1 prediction, 1 output\n", again.out());
    assertEquals(0, again.status());
  }

  @Test
  void theBookIsWrittenAsWebPages() {
    var site = home.resolve("site");
    var book = Piped.command(home, "book", "--out", site.toString());
    assertEquals(0, book.status());
    assertTrue(Files.isRegularFile(site.resolve("index.html")));
  }

  @Test
  void ctrlCEndsTheMakingOfTheWebBook() throws IOException {
    var nothing = new ByteArrayInputStream(new byte[0]);
    var said = new ByteArrayOutputStream();
    var screen = new Screen(new StreamOutput(said, said), Palette.PLAIN);
    var site = home.resolve("site");
    try (var session = new Session(screen, _ -> new StreamKeyboard(nothing, screen), home)) {
      var book = new WebBook(session).of(session.chapters());
      try (var _ = session.interrupts().note()) {
        session.interrupts().raise();
        assertThrows(CtrlC.class, () -> book.write(site, session.interrupts()::check));
      }
    }
    assertFalse(Files.exists(site.resolve("index.html")));
  }
}
