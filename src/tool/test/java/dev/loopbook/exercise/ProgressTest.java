package dev.loopbook.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.Assignment;
import dev.loopbook.judge.ExerciseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgressTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path home;

  @Test
  void whatWasDoneIsThereForTheNextWhoReads() {
    var first = progress();
    first.hinted(exercise(1));
    first.checked(exercise(1), false);
    first.checked(exercise(1), true);
    assertEquals(
        new ExerciseStatus(2, 1, false, Optional.of(NOON), false), progress().of(exercise(1)));
    assertEquals(Optional.of("ch04/e1_unblock"), progress().current());
    assertEquals(ExerciseStatus.NEW, progress().of(exercise(2)));
  }

  @Test
  void whatWasDoneBeforeAnExerciseMovedCounts() {
    progress().hinted(exercise(1));
    progress().checked(exercise(1), true);
    var moved = exercise(7, Optional.of(new FormerPlace("ch04_blocking", "e1_unblock")));
    assertEquals(new ExerciseStatus(1, 1, false, Optional.of(NOON), false), progress().of(moved));
    progress().checked(moved, false);
    assertEquals(new ExerciseStatus(2, 1, true, Optional.of(NOON), false), progress().of(moved));
    assertEquals(Optional.of("ch04/e7_unblock"), progress().current());
    assertEquals(1, progress().of(exercise(1)).checks());
  }

  @Test
  void whatIsPassedStaysPassedThoughALaterCheckFails() {
    progress().checked(exercise(1), true);
    progress().checked(exercise(1), false);
    assertEquals(ExerciseStatus.State.PASSED, progress().of(exercise(1)).state());
    assertEquals(10, progress().of(exercise(1)).points(exercise(1)));
  }

  @Test
  void whoGivesUpEarnsNothingAnyMore() {
    progress().shown(exercise(1));
    progress().checked(exercise(1), true);
    assertEquals(ExerciseStatus.State.SHOWN, progress().of(exercise(1)).state());
    assertEquals(0, progress().of(exercise(1)).points(exercise(1)));
  }

  @Test
  void whoLooksAtTheSolutionAfterAPassKeepsThePoints() {
    progress().checked(exercise(1), true);
    progress().shown(exercise(1));
    assertEquals(10, progress().of(exercise(1)).points(exercise(1)));
  }

  @Test
  void aStreakIsCountedBackToTheLastThatWasShown() {
    var progress = progress();
    progress.checked(exercise(1), true);
    progress.shown(exercise(2));
    progress.checked(exercise(3), true);
    progress.checked(exercise(4), true);
    assertEquals(2, progress.streak(List.of(exercise(1), exercise(2), exercise(3), exercise(4))));
  }

  @Test
  void whatIsWrongWithABrokenFileIsSaidWithoutClassNames() throws IOException {
    write("{\"exercises\": {\"ch0");
    var progress = progress();
    assertEquals(ExerciseStatus.NEW, progress.of(exercise(1)));
    var notice = progress.notice().orElseThrow();
    assertTrue(
        notice.startsWith("Your progress could not be read: Unterminated string at line 1"),
        notice);
  }

  @Test
  void aFileThatHoldsAnotherKindOfJsonIsSetAsideToo() throws IOException {
    write("[]");
    var progress = progress();
    assertEquals(ExerciseStatus.NEW, progress.of(exercise(1)));
    assertTrue(progress.notice().orElseThrow().contains(".loopbook/progress.broken-1.json"));
    assertEquals("[]", Files.readString(home.resolve(".loopbook/progress.broken-1.json")));
  }

  @Test
  void aBrokenFileIsSetAsideWithAWord() throws IOException {
    write("{ not json");
    var progress = progress();
    assertEquals(ExerciseStatus.NEW, progress.of(exercise(1)));
    assertTrue(progress.notice().orElseThrow().contains(".loopbook/progress.broken-1.json"));
    assertTrue(progress.notice().isEmpty(), "it is told once");
    progress.checked(exercise(1), true);
    assertEquals("{ not json", Files.readString(home.resolve(".loopbook/progress.broken-1.json")));
    assertEquals(ExerciseStatus.State.PASSED, progress().of(exercise(1)).state());
  }

  @Test
  void aFileOfOddValuesIsReadAsFarAsItMakesSense() throws IOException {
    write(
        """
        {"version": 1, "exercises": {
          "ch04/e1_unblock": {"checks": "many", "hints": 2, "passed": "yesterday"},
          "ch04/e2_unblock": 7}}
        """);
    assertEquals(
        new ExerciseStatus(0, 2, false, Optional.empty(), false), progress().of(exercise(1)));
    assertEquals(ExerciseStatus.NEW, progress().of(exercise(2)));
  }

  @Test
  void whatALaterVersionHasAddedIsKept() throws IOException {
    write(
        """
        {"version": 9, "mood": "good",
         "exercises": {"ch04/e1_unblock": {"checks": 1, "minutes": 12}}}
        """);
    progress().checked(exercise(1), true);
    var text = Files.readString(home.resolve(".loopbook/progress.json"));
    assertTrue(text.contains("\"version\": 9"), text);
    assertTrue(text.contains("\"mood\": \"good\""), text);
    assertTrue(text.contains("\"minutes\": 12"), text);
    assertTrue(text.contains("\"checks\": 2"), text);
  }

  @Test
  void aChangeLeavesNoHalfWrittenFileBehind() {
    progress().checked(exercise(1), true);
    assertFalse(Files.exists(home.resolve(".loopbook/progress.json.new")));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsToldAndHarmsNothing() throws IOException {
    Files.writeString(home.resolve(".loopbook"), "a file in the way");
    var progress = progress();
    progress.checked(exercise(1), true);
    assertTrue(progress.notice().orElseThrow().contains("could not be written"));
    assertEquals(ExerciseStatus.NEW, progress.of(exercise(1)));
    assertEquals("a file in the way", Files.readString(home.resolve(".loopbook")));
  }

  private Progress progress() {
    return Progress.in(home, InstantSource.fixed(NOON));
  }

  private void write(String text) throws IOException {
    Files.createDirectories(home.resolve(".loopbook"));
    Files.writeString(home.resolve(".loopbook/progress.json"), text);
  }

  private Exercise exercise(int number) {
    return exercise(number, Optional.empty());
  }

  private Exercise exercise(int number, Optional<FormerPlace> was) {
    return new Exercise(
        "ch04_blocking",
        "e" + number + "_unblock",
        10,
        10,
        "works",
        Optional.empty(),
        "Unblock",
        "",
        List.of(),
        "",
        home,
        List.of(),
        List.of(),
        new PropertySheet(List.of()),
        new ExcuseList(List.of()),
        new Assignment(
            ExerciseKind.MAKE,
            "ch04_blocking.e" + number + "_unblock",
            List.of("Answer.java"),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            home,
            "1"),
        was);
  }
}
