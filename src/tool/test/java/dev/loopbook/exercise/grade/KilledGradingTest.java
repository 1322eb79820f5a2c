package dev.loopbook.exercise.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.Attempt;
import dev.loopbook.program.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A grading that is killed at a random moment loses no grade, doubles none and changes none. Here
/// are a few kills; `src/cluster/try_kill.sh` tries a hundred on the whole tool.
final class KilledGradingTest {
  private static final int STUDENTS = 400;

  @TempDir private Path folder;

  @Test
  void whatWasGradedStaysGraded() throws Exception {
    var file = folder.resolve("grades");
    var undisturbed = grade(GradeCache.ofThisRun(), (done, all, student, grade) -> {});
    var random = new Random(7);
    var before = List.<String>of();
    for (var kills = 0; kills < 4; kills++) {
      killAfter(before.size() + 5 + random.nextInt(50), before.size() + 60, file);
      var lines = wholeLines(file);
      assertEquals(before, lines.subList(0, before.size()), "a grade was lost or changed");
      assertTrue(lines.size() > before.size(), "a run keeps what it grades");
      assertEquals(lines.size(), new HashSet<>(lines).size(), "a grade is there twice");
      before = lines;
    }
    assertEquals(undisturbed, grade(GradeCache.in(file), (done, all, student, grade) -> {}));
    assertEquals(STUDENTS + 1, wholeLines(file).size()); // the solution, too
  }

  private static List<String> wholeLines(Path file) throws Exception {
    var text = Files.readString(file);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  /// Starts a grading in a process of its own and kills it once it has reported so many grades.
  ///
  /// @param most how many it may report, so that it isn't over before it can be killed
  private static void killAfter(int grades, int most, Path file) throws Exception {
    var process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledGradingTest.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out = process.inputReader(StandardCharsets.UTF_8);
        var in = process.getOutputStream()) {
      in.write(new byte[most]);
      in.flush();
      for (var i = 0; i < grades; i++) {
        assertTrue(out.readLine() != null, "it ended before it could be killed");
      }
      process.destroyForcibly().waitFor();
    }
  }

  /// What is killed.
  void main(String[] arguments) throws Exception {
    grade(
        GradeCache.in(Path.of(arguments[0])),
        (done, all, student, grade) -> {
          System.out.println(student);
          await(System.in);
        });
  }

  private static void await(InputStream in) {
    try {
      in.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<GradeBook.Row> grade(GradeCache cache, Grader.Progress progress)
      throws Exception {
    try (var grader =
        new Grader(
            new FakeJudge(),
            new GradingScheme(Map.of(), false),
            cache,
            "",
            new Seeds(0, false),
            4)) {
      return grader.grade(Walls.exercises(), submissions(), progress);
    }
  }

  private static List<Submission> submissions() {
    var all = new ArrayList<Submission>();
    var assignment = Walls.sum().assignment();
    for (var i = 0; i < STUDENTS; i++) {
      var text = new SourceText(Path.of("Sum.java"), "wrong é " + i);
      all.add(
          new Submission(
              "s" + i,
              "s" + i,
              Map.of(
                  "ch90/e1_sum",
                  new Answer(new Attempt(assignment, List.of(text), List.of()), Map.of())),
              Optional.empty(),
              List.of()));
    }
    return all;
  }
}
