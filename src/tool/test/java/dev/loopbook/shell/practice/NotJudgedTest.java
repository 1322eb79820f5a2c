package dev.loopbook.shell.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.ChildJudge;
import dev.loopbook.judge.Launcher;
import dev.loopbook.judge.Limits;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Palette;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.session.StreamKeyboard;
import dev.loopbook.shell.session.StreamOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine that can't judge leaves the student's progress alone, and says whose fault it is.
final class NotJudgedTest {
  private static final Path BOOK = Path.of(System.getProperty("loopbook.home", "."));
  private static final String ID = "ch04_blocking/e1_unblock";

  @TempDir private Path home;

  @BeforeEach
  void anExercise() throws IOException {
    for (var folder : new String[] {"exercises/", "solutions/"}) {
      var target = Files.createDirectories(home.resolve(folder + ID));
      try (var files = Files.list(BOOK.resolve(folder + ID))) {
        for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          Files.copy(file, target.resolve(file.getFileName()));
        }
      }
    }
  }

  @Test
  void nothingIsRecorded() throws IOException {
    var shown = check(ExitStatus.FAILED);
    assertTrue(shown.contains("? ch04/e1_unblock"), shown);
    assertTrue(shown.contains("could not be judged"), shown);
    assertTrue(shown.contains("That's not your code's fault"), shown);
    assertTrue(shown.contains("no process can be started to judge in (no memory)"), shown);
    assertFalse(Files.exists(home.resolve(".loopbook/progress.json")));
  }

  @Test
  void whatWasRecordedBeforeStays() throws IOException {
    Files.createDirectories(home.resolve(".loopbook"));
    var before = "{\"exercises\": {\"ch04/e1_unblock\": {\"checks\": 3, \"failing\": false}}}";
    Files.writeString(home.resolve(".loopbook/progress.json"), before);
    check(ExitStatus.FAILED);
    assertEquals(before, Files.readString(home.resolve(".loopbook/progress.json")));
  }

  private String check(int status) {
    var out = new ByteArrayOutputStream();
    var screen = new Screen(new StreamOutput(out, out), Palette.PLAIN);
    var keyboard = new StreamKeyboard(new ByteArrayInputStream(new byte[0]), screen);
    Launcher broken =
        (_, _) -> {
          throw new IOException("no memory");
        };
    try (var session = new Session(screen, _ -> keyboard, home)) {
      PracticeSession.of(session, () -> ChildJudge.forStrangers(Limits.USUAL, broken));
      var commands = new PracticeCommands(session);
      assertEquals(status, commands.check(new ExerciseArgument(session), false, false));
    }
    return out.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
  }
}
