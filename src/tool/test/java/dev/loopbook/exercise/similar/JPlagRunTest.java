package dev.loopbook.exercise.similar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.Exercises;
import dev.loopbook.exercise.grade.Answer;
import dev.loopbook.exercise.grade.Submission;
import dev.loopbook.judge.Attempt;
import dev.loopbook.program.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real JPlag, on small classes. Where it can't be fetched, these tests are left out.
final class JPlagRunTest {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home", "."));
  private static final Exercise FUTURES = exercise("ch21/e4_futures");

  @TempDir private Path folder;

  @Test
  void aCopyWithOtherNamesIsFoundAndTheStarterIsNobodysWork() throws Exception {
    var solution = text(FUTURES.assignment().solution().resolve("Loop.java"));
    var starter = text(FUTURES.directory().resolve("Loop.java"));
    var handIns =
        List.of(
            handIn("ann", solution),
            handIn("../bob", solution.replace("ready", "queue")),
            handIn("cy", starter),
            handIn("di", starter),
            handIn("broken", "class {{{ \0"));
    var run = new JPlagRun(folder, List.of(FUTURES));
    var pairs = run.compare(handIns, jars());
    assertEquals(
        new SimilarPair(FUTURES.id(), "../bob", "ann", 1), pairs.getFirst(), pairs::toString);
    assertTrue(pairs.stream().skip(1).allMatch(pair -> pair.similarity() < 0.5), pairs::toString);
    var reports = run.copyReports(folder.resolve("reports"));
    assertEquals(List.of(folder.resolve("reports/ch21-e4_futures.jplag")), reports);
    assertTrue(Files.size(reports.getFirst()) > 0);
  }

  @Test
  void whatIsNoJPlagIsAFailureInWords() {
    var failed =
        assertThrows(
            JPlagRun.Failed.class,
            () -> new JPlagRun(folder, List.of(FUTURES)).compare(List.of(), List.of()));
    assertTrue(failed.why().startsWith("JPlag ended with status 1: "), failed::why);
  }

  private static List<Path> jars() throws InterruptedException {
    try {
      return JPlagJars.in(
              HOME.resolve("target/jplag").toAbsolutePath(),
              Path.of(System.getProperty("user.home"), ".m2", "repository"))
          .get();
    } catch (JPlagJars.Missing missing) {
      return abort("JPlag can't be fetched here");
    }
  }

  private static Submission handIn(String student, String text) {
    var attempt =
        new Attempt(
            FUTURES.assignment(), List.of(new SourceText(Path.of("Loop.java"), text)), List.of());
    return new Submission(
        student,
        student,
        Map.of(FUTURES.id(), new Answer(attempt, Map.of("Loop.java", "Loop.java"))),
        Optional.empty(),
        List.of());
  }

  private static Exercise exercise(String id) {
    return Exercises.in(HOME).all().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file);
  }
}
