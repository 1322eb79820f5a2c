package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.loopbook.program.source.CompileProblem;
import dev.loopbook.program.source.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An answer under another name is told so, at its own line.
final class MisnamedAnswerTest {
  @Test
  void anotherClassNameIsNamedWithTheRightOne() {
    assertEquals(
        List.of("Answer.java:7: your file declares `Answr`; it has to declare `Answer`"),
        explained(Bench.RIGHT.replace("class Answer", "class Answr")));
    assertEquals(
        List.of("Answer.java:7: your file declares `answer`; it has to declare `Answer`"),
        explained(Bench.RIGHT.replace("class Answer", "class answer")));
    assertEquals(
        List.of("Answer.java:7: your file declares `Main`; it has to declare `Answer`"),
        explained(Bench.RIGHT.replace("class Answer", "class Main")));
  }

  @Test
  void theNearestOfSeveralClassesIsNamed() {
    assertEquals(
        List.of("Answer.java:8: your file declares `Answers`; it has to declare `Answer`"),
        explained(Bench.RIGHT.replace("final class Answer", "class Other {}\nclass Answers")));
  }

  @Test
  void anotherPackageIsNamedWithTheRightOne() {
    assertEquals(
        List.of(
            "Answer.java:1: your file declares the package `com.me`; it has to declare"
                + " `ch01_bench.e1_twice`"),
        explained(Bench.RIGHT.replace("package ch01_bench.e1_twice", "package com.me")));
    assertEquals(
        List.of(
            "Answer.java:1: your file declares no package; it has to begin with `package"
                + " ch01_bench.e1_twice;`"),
        explained(Bench.RIGHT.replace("package ch01_bench.e1_twice;", "")));
  }

  @Test
  void aFileWithoutAClassIsToldWhichItNeeds() {
    assertEquals(
        List.of("Answer.java:1: your file declares no class; it has to declare `Answer`"),
        explained("package ch01_bench.e1_twice;\nvoid main() {}\n"));
  }

  @Test
  void aClassThatTheExerciseHasAlreadyIsNamedWhereItIsDeclaredAgain() {
    assertEquals(
        List.of(
            "Answer.java:7: your file declares `Hand`, which the exercise has in Clock.java; leave"
                + " it out, or give it another name"),
        explained(Bench.RIGHT.replace("final class Answer", "class Hand {}\nclass Answer")));
    assertEquals(
        List.of("AnswerTest.java:3: no such method"),
        explained(Bench.RIGHT.replace("static Coroutine", "class Hand {}\nstatic Coroutine")));
  }

  @Test
  void anErrorThatNoNameExplainsStaysAsItIs() {
    assertEquals(List.of("AnswerTest.java:3: no such method"), explained(Bench.RIGHT));
  }

  private static List<String> explained(String answer) {
    var assignment =
        new Assignment(
            ExerciseKind.MAKE,
            "ch01_bench.e1_twice",
            List.of("Answer.java"),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Path.of(""),
            "1");
    var attempt = new Attempt(assignment, List.of(text(answer)), List.of());
    var error =
        new CompileProblem(
            CompileProblem.Severity.ERROR,
            Path.of("AnswerTest.java"),
            3,
            1,
            "no such method",
            Optional.empty());
    var given = new SourceText(Path.of("home/Clock.java"), "interface Clock {}\nclass Hand {}");
    return MisnamedAnswer.explain(
            List.of(error), attempt, List.of(text(Bench.RIGHT)), List.of(given))
        .stream()
        .map(problem -> problem.file() + ":" + problem.line() + ": " + problem.message())
        .toList();
  }

  private static SourceText text(String text) {
    return new SourceText(Path.of("Answer.java"), text);
  }

  @Test
  void theJudgeSaysSoInPlaceOfErrorsInTheTest(@TempDir Path home) {
    try (var bench = Bench.in(home, InProcessLauncher.judgeForStudent())) {
      for (var answer :
          List.of(
              Bench.RIGHT.replace("class Answer", "class Answr"),
              Bench.RIGHT.replace("final class Answer", "public class Answr"),
              Bench.RIGHT.replace("package ch01_bench.e1_twice;", ""))) {
        var verdict = assertInstanceOf(Verdict.DidNotCompile.class, bench.judge(answer));
        assertEquals(1, verdict.problems().size(), verdict::toString);
        assertEquals("Answer.java", verdict.problems().getFirst().file().toString());
      }
    }
  }
}
