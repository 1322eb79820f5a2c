package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.loopbook.book.Chapter;
import dev.loopbook.book.Chapters;
import dev.loopbook.book.DemoReader;
import dev.loopbook.book.DemoScript;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Palette;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.shell.session.ScreenOutput;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.session.StreamKeyboard;
import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Each step of each chapter's demonstration fits the smallest usual screen, from its command to
/// the next prompt, and none of its commands is refused.
class DemosOnASmallScreenTest {
  private static final int COLUMNS = 80;
  private static final int ROWS = 24;
  private static final Path HOME = Path.of(System.getProperty("loopbook.home", "."));
  private static final Chapters CHAPTERS = Chapters.in(HOME);
  private static final InputStream NOTHING = InputStream.nullInputStream();

  @TestFactory
  Stream<DynamicTest> eachStepFits() {
    return CHAPTERS.all().stream()
        .map(chapter -> dynamicTest(chapter.id(), () -> assertFits(chapter)));
  }

  private static void assertFits(Chapter chapter) throws IOException {
    var screen = new Screen(new SmallTerminal(), Palette.PLAIN);
    try (var session = new Session(screen, _ -> new StreamKeyboard(NOTHING, screen), HOME)) {
      session.enterShell();
      for (var step : script(chapter).steps()) {
        screen.countRows();
        screen.line(session.prompt() + step.command());
        var shell = new Repl(session);
        printedInTheBook(step.command())
            .ifPresentOrElse(screen::raw, () -> shell.perform(step.command()));
        screen.line(session.prompt());
        assertAll(
            step.command(),
            () -> assertTrue(screen.countedRows() <= ROWS, screen.countedRows() + " rows"),
            () -> assertTrue(shell.worst() <= ExitStatus.TO_FIX, "it is refused"));
      }
    }
  }

  private static DemoScript script(Chapter chapter) throws IOException {
    var text = TextFile.read(chapter.demo());
    return switch (DemoReader.read(chapter.id(), text, Commands.names())) {
      case DemoReader.Reading.Parsed(var script) -> script;
      case DemoReader.Reading.Unreadable(var problems) -> fail(problems.toString());
    };
  }

  /// Returns what the book shows as a program's output: another test holds that to the code, and to
  /// run it once more takes time.
  private static Optional<String> printedInTheBook(String command) {
    var run = Pattern.compile("run (ch\\d\\d)/(\\w+)").matcher(command);
    if (!run.matches()) {
      return Optional.empty();
    }
    var output = Pattern.compile("(?ms)^```output of=" + run.group(2) + "\\.java\\n(.*?)^```$");
    return CHAPTERS.all().stream()
        .filter(chapter -> chapter.id().equals(run.group(1)))
        .flatMap(chapter -> output.matcher(chapter.markdown()).results())
        .map(fence -> fence.group(1))
        .findFirst();
  }

  private static final class SmallTerminal implements ScreenOutput {
    @Override
    public void write(String text) {}

    @Override
    public int columns() {
      return COLUMNS;
    }

    @Override
    public int rows() {
      return ROWS;
    }

    @Override
    public boolean isTerminal() {
      return true;
    }
  }
}
