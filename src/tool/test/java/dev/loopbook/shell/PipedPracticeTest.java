package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands of a student, over pipes, on a copy of one of the book's own exercises.
final class PipedPracticeTest {
  private static final Path BOOK = Path.of(System.getProperty("loopbook.home", "."));
  private static final String ID = "ch04_blocking/e1_unblock";

  @TempDir private Path home;
  private Path answer;

  @BeforeEach
  void anExercise() throws IOException {
    copy("exercises/" + ID);
    copy("solutions/" + ID);
    answer = home.resolve("exercises").resolve(ID).resolve("UserFetcher.java");
  }

  @Test
  void theListShowsStateAndPointsByChapter() {
    var listed = Piped.command(home, "exercises");
    assertEquals(0, listed.status());
    assertTrue(listed.out().contains("· ch04/e1_unblock  make     10  new      Unblock the loop"));
  }

  @Test
  void theListFindsByWordsAndByState() {
    assertTrue(Piped.command(home, "exercises", "service").out().contains("ch04/e1_unblock"));
    assertTrue(Piped.command(home, "exercises", "queue").out().contains("No exercise matches"));
    assertTrue(Piped.command(home, "exercises", "--passed").out().contains("No exercise matches"));
  }

  @Test
  void nextShowsTheTaskAndTheFiles() {
    var next = Piped.command(home, "next").out();
    assertTrue(next.contains("Unblock the loop"), next);
    assertTrue(next.contains("edit    exercises/ch04_blocking/e1_unblock/UserFetcher.java"), next);
    assertFalse(next.contains("Hint"), next);
  }

  @Test
  void aFailedCheckShowsWhatWasExpectedTheLineAndTheLanes() {
    var check = Piped.command(home, "check");
    assertEquals(1, check.status());
    var out = check.out();
    assertTrue(out.contains("✗ ch04/e1_unblock"), out);
    assertTrue(out.contains("3 of 6 tests pass"), out);
    assertTrue(out.contains("expected     2 s"), out);
    assertTrue(out.contains("found        6 s"), out);
    assertTrue(out.contains("UserFetcher:15    var name = UserService.callAndWait(id);"), out);
    assertTrue(out.contains("user-2  ░░░"), out);
    assertTrue(out.contains("hint ch04/e1 (3 left)"), out);
    assertFalse(out.contains("\tat "), out);
  }

  @Test
  void noLineOfAReportIsWiderThanTheScreen() {
    var widest =
        Piped.command(home, "check").out().lines().mapToInt(String::length).max().orElseThrow();
    assertTrue(widest <= 80, () -> widest + " columns");
  }

  @Test
  void aPassIsRemembered() throws IOException {
    solve();
    var session = Piped.shell(home, "check ch04/e1", "progress", "exercises", "quit");
    assertTrue(session.out().contains("6 of 6 tests pass"), session.out());
    assertTrue(session.out().contains("1 of 1    10 of 10 points"), session.out());
    assertTrue(session.out().contains("✓ ch04/e1_unblock"), session.out());
  }

  @Test
  void hintsComeOneByOneAndAreRemembered() {
    var first = Piped.shell(home, "hint", "hint", "quit").out();
    assertTrue(first.contains("hint 1 of 3") && first.contains("hint 2 of 3"), first);
    var later = Piped.shell(home, "hint", "hint", "quit").out();
    assertTrue(later.contains("hint 3 of 3"), later);
    assertTrue(later.contains("There are no more hints"), later);
  }

  @Test
  void theSolutionWaitsForAPassOrForGivingUp() throws IOException {
    var refused = Piped.command(home, "solution", "ch04/e1");
    assertEquals(1, refused.status());
    assertTrue(refused.out().contains("ch04/e1 is not passed yet."), refused.out());
    var shown = Piped.command(home, "solution", "ch04/e1", "--give-up").out();
    assertTrue(shown.contains("your UserFetcher.java"), shown);
    assertTrue(shown.contains(" ≠ "), shown);
    solve();
    var progress = Piped.shell(home, "check", "progress", "quit").out();
    assertTrue(progress.contains("0 of 10 points"), progress);
  }

  @Test
  void aResetAsksAndKeepsABackup() throws IOException {
    var starter = Files.readString(answer);
    Piped.command(home, "next");
    Files.writeString(answer, "mine");
    assertTrue(
        Piped.commandWithInput(home, "n\n", "reset", "ch04/e1")
            .out()
            .contains("Nothing is changed"));
    assertEquals("mine", Files.readString(answer));
    Piped.commandWithInput(home, "y\n", "reset", "ch04/e1");
    assertEquals(starter, Files.readString(answer));
    assertEquals(
        "mine",
        Files.readString(
            home.resolve(".loopbook/backups").resolve(ID).resolve("1/UserFetcher.java")));
  }

  @Test
  void aWatchTakesKeysAndStaysUntilItIsLeft() {
    var watch = Piped.commandWithInput(home, "h\nt\nl\nq\n", "check", "ch04/e1", "--watch");
    assertEquals(1, watch.status());
    assertTrue(watch.out().contains("3 of 6 tests pass"), watch.out());
    assertTrue(watch.out().contains("hint 1 of 3"), watch.out());
    assertTrue(watch.out().contains("user-1  held the loop since 0.000 s"), watch.out());
    assertTrue(watch.out().contains("✗ ch04/e1_unblock  make"), watch.out());
  }

  @Test
  void aDeletedAnswerIsToldAndPutBack() throws IOException {
    var starter = Files.readString(answer);
    Piped.command(home, "next");
    Files.delete(answer);
    var check = Piped.command(home, "check");
    assertEquals(1, check.status());
    assertTrue(check.out().contains("UserFetcher.java: this file is missing"), check.out());
    assertTrue(check.out().contains("reset ch04/e1 puts the starter back"), check.out());
    var next = Piped.command(home, "next").out();
    assertTrue(next.contains("UserFetcher.java   (missing: reset ch04/e1 puts it back)"), next);
    assertTrue(Piped.command(home, "hint").out().contains("hint 1 of 3"));
    assertTrue(Piped.command(home, "solution", "--give-up").out().contains("the solution"));
    assertTrue(Piped.command(home, "progress").out().contains("0 of 1 "));
    var watch = Piped.commandWithInput(home, "q\n", "check", "ch04/e1", "--watch").out();
    assertTrue(watch.contains("UserFetcher.java: this file is missing"), watch);
    var reset = Piped.command(home, "reset", "ch04/e1", "--yes");
    assertEquals("  ch04/e1 starts over.\n", reset.out());
    assertEquals(starter, Files.readString(answer));
  }

  @Test
  void aDeletedAnswerThatWasNeverSavedCannotBePutBack() throws IOException {
    Files.delete(answer);
    var reset = Piped.command(home, "reset", "ch04/e1", "--yes");
    assertEquals(1, reset.status());
    assertTrue(
        reset
            .err()
            .replaceAll("\\s+", " ")
            .contains("there is no copy of it here. Get it from where you got the book"),
        reset.err());
  }

  @Test
  void aFolderInAnAnswersPlaceIsNamed() throws IOException {
    Piped.command(home, "next");
    Files.delete(answer);
    Files.createDirectory(answer);
    var reset = Piped.command(home, "reset", "ch04/e1", "--yes");
    assertEquals(1, reset.status());
    assertEquals(
        "ch04/e1: couldn't put the starter back: UserFetcher.java is a folder. Make way for it,"
            + " then reset once more",
        reset.err().strip().replaceAll("\\s+", " "));
  }

  @Test
  void progressNamesAnExerciseThatCannotBeRead() throws IOException {
    Files.delete(answer.resolveSibling("README.md"));
    var shown = Piped.command(home, "progress");
    assertEquals(1, shown.status());
    assertTrue((shown.out() + shown.err()).contains("e1_unblock"), shown.out() + shown.err());
  }

  @Test
  void anEmptyAnswerIsToldHowToStartOver() throws IOException {
    Files.writeString(answer, "\n");
    var check = Piped.command(home, "check").out();
    assertTrue(check.contains("UserFetcher.java: this file is empty"), check);
    assertTrue(check.contains("reset ch04/e1 puts the starter back"), check);
    assertFalse(check.contains("void main"), check);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "hint",
        "next",
        "progress",
        "exercises",
        "solution",
        "reset ch04/e1 --yes"
      })
  void aDamagedProgressFileIsSetAsideWithAWord(String command) throws IOException {
    var damaged = List.of("", "{", "[]", "{\"exercises\": []}");
    Files.createDirectories(home.resolve(".loopbook"));
    for (var i = 0; i < damaged.size(); i++) {
      Files.writeString(home.resolve(".loopbook/progress.json"), damaged.get(i));
      if (command.equals("check") && i > 0) {
        return; // one is as good as another, and this takes long
      }
      var told = Piped.command(home, command.split(" "));
      var aside = ".loopbook/progress.broken-" + (i + 1) + ".json";
      assertTrue(
          (told.out() + told.err())
              .replaceAll("\\s+", " ")
              .contains("It lies in " + aside + " now"),
          () -> damaged + ": " + told);
      assertEquals(damaged.get(i), Files.readString(home.resolve(aside)));
    }
  }

  @Test
  void aTypoIsAnsweredWithTheNearestName() {
    var typo = Piped.command(home, "check", "ch04/e1_unblok");
    assertEquals(2, typo.status());
    assertTrue(typo.err().contains("Did you mean ch04/e1_unblock?"), typo.err());
  }

  @Test
  void aBrokenExerciseIsToldWithItsMend() throws IOException {
    var readme = home.resolve("exercises").resolve(ID).resolve("README.md");
    Files.writeString(readme, Files.readString(readme).replace("kind: make", "kind: play"));
    var check = Piped.command(home, "check", "ch04/e1_unblock");
    assertEquals(1, check.status());
    assertTrue(check.err().contains("kind: say make, bug, predict"), check.err());
  }

  @Test
  void aSoundExerciseIsProved() {
    var proved = Piped.command(home, "solutions");
    assertEquals(0, proved.status(), proved.out());
    assertTrue(proved.out().contains("✓ the starter fails in threeUsersTakeTwoSeconds"));
    assertTrue(proved.out().contains("1 exercise, 25 claims, all true"));
  }

  @Test
  void aWrongAnswerThatPassesIsToMend() throws IOException {
    var wrong = home.resolve("solutions").resolve(ID).resolve("wrong/OneTurnFirst.java");
    var solution =
        Files.readString(home.resolve("solutions").resolve(ID).resolve("UserFetcher.java"));
    Files.writeString(wrong, "// rejected by threeUsersTakeTwoSeconds: found 6 s\n" + solution);
    var proved = Piped.command(home, "solutions");
    assertEquals(1, proved.status());
    assertTrue(proved.out().contains("✗ OneTurnFirst is rejected by"), proved.out());
    assertTrue(proved.out().contains("it passes"), proved.out());
  }

  private void solve() throws IOException {
    Files.writeString(
        answer,
        Files.readString(home.resolve("solutions").resolve(ID).resolve("UserFetcher.java")));
  }

  private void copy(String folder) throws IOException {
    var from = BOOK.resolve(folder);
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var to = home.resolve(folder).resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
  }
}
