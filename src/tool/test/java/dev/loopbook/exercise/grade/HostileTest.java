package dev.loopbook.exercise.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.ChildJudge;
import dev.loopbook.judge.Limits;
import dev.loopbook.judge.wall.Allowance;
import dev.loopbook.judge.wall.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A class of students of whom each tries to pass without doing the exercise, or to bring the
/// grader down. All are graded in one run.
final class HostileTest {
  /// Less than the usual limits, so that those that never end take less time.
  private static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          20_000,
          Duration.ofSeconds(20),
          128,
          64 * 1024);

  /// More than there are processors, because some submissions only wait.
  private static final int JOBS = 4;

  private static final Map<String, Expected> EXPECTED = expected();
  private static final Map<String, Grade> GRADES = new TreeMap<>();
  private static final Map<String, GradeBook.Row> ROWS = new TreeMap<>();
  private static final Set<Long> LEFT = new HashSet<>();
  private static final Map<String, String> BEFORE = new TreeMap<>();

  @TempDir private static Path folder;

  /// What a submission must get.
  private record Expected(String exercise, List<String> verdicts, List<String> words) {}

  @BeforeAll
  static void gradeThemAll() throws Exception {
    copy(Walls.FOLDER.resolve("submissions"), folder);
    new HostileSubmissions(folder).make();
    BEFORE.putAll(filesOfTheBook());
    var before = processes();
    var submissions = Submissions.in(folder, Walls.exercises());
    try (var sandbox = Sandbox.detect();
        var launcher = new WalledLauncher(sandbox, Allowance.during(LIMITS.whole()));
        var judge = ChildJudge.forStrangers(LIMITS, launcher);
        var grader =
            new Grader(
                judge,
                new GradingScheme(Map.of(), true),
                GradeCache.ofThisRun(),
                "",
                new Seeds(0, false),
                JOBS)) {
      for (var row :
          grader.grade(Walls.exercises(), submissions.all(), (done, all, student, grade) -> {})) {
        ROWS.put(row.student(), row);
        for (var grade : row.grades()) {
          GRADES.put(row.student() + " " + grade.exercise(), grade);
        }
      }
    }
    LEFT.addAll(processes());
    LEFT.removeAll(before);
  }

  @TestFactory
  List<DynamicTest> eachGetsTheVerdictThatItMustGet() {
    return EXPECTED.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> check(entry.getKey(), entry.getValue())))
        .toList();
  }

  private static void check(String student, Expected expected) {
    var grade =
        GRADES.entrySet().stream()
            .filter(each -> each.getKey().startsWith(student + " " + expected.exercise() + "_"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(() -> new AssertionError(student + " was not graded"));
    assertTrue(
        expected.verdicts().contains(grade.word()),
        () -> "%s, and not one of %s: %s".formatted(grade.word(), expected.verdicts(), grade));
    var text = grade.toString();
    assertTrue(
        expected.words().stream().anyMatch(text::contains),
        () -> "none of %s in %s".formatted(expected.words(), text));
  }

  @Test
  void nobodyPassesWhoIsNotExpectedTo() {
    GRADES.forEach(
        (key, grade) -> {
          var name = key.substring(0, key.indexOf(' '));
          var expected = EXPECTED.get(name);
          var mayPass =
              expected != null
                  && expected.verdicts().contains("passed")
                  && grade.exercise().startsWith(expected.exercise());
          assertTrue(mayPass || !grade.passed(), key);
          assertTrue(mayPass || grade.points() == 0, key + " gets points: " + grade);
        });
  }

  @Test
  void eachSubmissionIsExpected() {
    assertEquals(EXPECTED.keySet(), new TreeSet<>(ROWS.keySet()));
  }

  @Test
  void noProcessIsLeftRunning() {
    assertEquals(Set.of(), LEFT);
  }

  @Test
  void nothingWasWritten() throws IOException {
    assertFalse(Files.exists(Path.of("/tmp/loopbook-was-here")));
    assertFalse(Files.exists(folder.resolve(".loopbook-grades")));
    assertEquals(BEFORE, filesOfTheBook());
    var ours = "loopbook-walls-" + ProcessHandle.current().pid() + "-";
    try (var temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertEquals(
          List.of(),
          temporary.filter(file -> file.getFileName().toString().startsWith(ours)).toList());
    }
  }

  @Test
  void noReportHoldsWhatATerminalTakesForACommand() {
    var book =
        new GradeBook(
            Walls.exercises(), List.copyOf(ROWS.values()), List.of(), List.of(), "", List.of());
    for (var format : ReportFormat.values()) {
      if (format.isPerStudent()) {
        for (var row : book.students()) {
          format.files(book, row).values().forEach(text -> assertHarmless(text, format));
        }
      } else if (!format.isZip()) { // which holds what each student gets
        assertHarmless(format.of(book), format);
      }
    }
  }

  private static void assertHarmless(String text, ReportFormat format) {
    assertEquals(-1, text.indexOf('\u001b'), format.toString());
    assertEquals(-1, text.indexOf('\u202e'), format.toString());
  }

  /// The exercises and solutions, with what stands in them.
  private static Map<String, String> filesOfTheBook() throws IOException {
    var files = new TreeMap<String, String>();
    try (var all = Files.walk(Walls.HOME)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> files.put(Walls.HOME.relativize(file).toString(), Walls.read(file)));
    }
    return files;
  }

  /// The processes below this one, which at this time are the grader's.
  private static Set<Long> processes() {
    return ProcessHandle.current()
        .descendants()
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : (Iterable<Path>) files::iterator) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static Map<String, Expected> expected() {
    var all = new TreeMap<String, Expected>();
    for (var line : Walls.read(Walls.FOLDER.resolve("expected.txt")).lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      var cells = new ArrayList<>(List.of(line.split(";")));
      cells.replaceAll(String::strip);
      all.put(
          cells.get(0),
          new Expected(
              cells.get(1),
              List.of(cells.get(2).split("\\|")),
              cells.size() < 4 ? List.of("") : List.of(cells.get(3).split("\\|"))));
    }
    return all;
  }
}
