package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.judge.Assignment.Mutant;
import dev.loopbook.judge.Assignment.RightProgram;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AssignmentTest {
  private static final Mutant SLOW = new Mutant("Slow", Path.of("m/Slow.java"), "A.java", "slow");
  private static final Assignment ASSIGNMENT =
      new Assignment(
          ExerciseKind.TEST,
          "p",
          List.of("ATest.java"),
          List.of(Path.of("e/A.java"), Path.of("e/B.java")),
          List.of(),
          List.of(),
          List.of(Path.of("right/C.java")),
          List.of(),
          List.of(new RightProgram("Other", Path.of("Other.java"), "A.java", "it waits twice")),
          List.of(SLOW),
          Path.of("s"),
          "all");

  @Test
  void theSolutionAndItsAlternativesAreModels() {
    assertEquals(List.of(Path.of("s/ATest.java")), ASSIGNMENT.solved());
    assertEquals(List.of(Path.of("s/ATest.java"), Path.of("right/C.java")), ASSIGNMENT.models());
  }

  @Test
  void oneProgramTakesThePlaceOfItsNamesakeAndOfAllOthers() {
    var only = ASSIGNMENT.onlyOn(Path.of("m/A.java"));
    assertEquals(List.of(Path.of("m/A.java"), Path.of("e/B.java")), only.given());
    assertEquals(List.of(), only.rightPrograms());
    assertEquals(List.of(), only.mutants());
    assertEquals("all", only.orders());
  }

  @Test
  void testsRunInTheUsualOrderOnDemand() {
    assertEquals("1", ASSIGNMENT.inUsualOrder().orders());
    assertEquals(ASSIGNMENT.mutants(), ASSIGNMENT.inUsualOrder().mutants());
  }

  @Test
  void aMutantsTestIsNamedForIt() {
    assertEquals("catchesSlow", SLOW.test());
  }
}
