package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.program.shape.ClassReferences;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class LoopAccessRulesTest {
  private static String reasons(ExerciseKind kind, String code, String solution) {
    var rules = LoopAccessRules.of(kind, List.of(CompiledAnswer.text("A.java", solution)));
    var text = "import dev.loopbook.loop.*; class A { void f() { " + code + " } }";
    return CompiledAnswer.of("A.java", text).files().stream()
        .flatMap(file -> ClassReferences.in(file).stream())
        .map(rules::reason)
        .flatMap(Optional::stream)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  @Test
  void anAnswerRunsNoLoopAndReachesNoOthers() {
    var own = "it runs a loop of its own, whose time no test sees";
    assertEquals(own, reasons(ExerciseKind.MAKE, "Async.run(Async.sleep(null));", ""));
    assertEquals(own, reasons(ExerciseKind.BUG, "new Runner();", ""));
    assertEquals(
        "it reaches things on the test's loop that are not the answer's own",
        reasons(ExerciseKind.MAKE, "Async.allTasks();", ""));
    assertEquals(
        "it acts on the test's loop as a whole",
        reasons(ExerciseKind.MAKE, "EventLoop.running().resources();", ""));
  }

  @Test
  void aStudentsTestMayDoThatButNotLookAtLines() {
    assertEquals("", reasons(ExerciseKind.TEST, "Async.run(Async.sleep(null));", ""));
    assertEquals("", reasons(ExerciseKind.TEST, "Async.allTasks();", ""));
    for (var kind : ExerciseKind.values()) {
      assertEquals("it looks at who called", reasons(kind, "Async.currentTask().stack();", ""));
    }
  }

  @Test
  void everydayUseIsOpen() {
    assertEquals("", reasons(ExerciseKind.MAKE, "Async.createTask(Async.sleep(null));", ""));
    assertEquals("", reasons(ExerciseKind.MAKE, "new Thread().run();", ""));
  }

  @Test
  void whatTheSolutionCallsIsOpen() {
    var code = "Async.run(Async.sleep(null));";
    assertEquals("", reasons(ExerciseKind.MAKE, code, "run(main())"));
    assertEquals("", reasons(ExerciseKind.MAKE, "new Runner();", "try (var r = new Runner()) {}"));
    var own = "it runs a loop of its own, whose time no test sees";
    assertEquals(own, reasons(ExerciseKind.MAKE, code, "public void run() {}"));
    assertEquals(own, reasons(ExerciseKind.MAKE, code, "rerun(main())"));
    assertEquals(own, reasons(ExerciseKind.MAKE, "new Runner();", "Runner()"));
  }
}
