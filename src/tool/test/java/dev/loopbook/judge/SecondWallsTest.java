package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.Exercises;
import dev.loopbook.exercise.grade.WalledLauncher;
import dev.loopbook.judge.wall.Allowance;
import dev.loopbook.judge.wall.Sandbox;
import dev.loopbook.program.source.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What holds when the allow-list, and the rules beside it, let everything pass.
final class SecondWallsTest {
  private static final Path HOSTILE = Path.of("test/hostile");
  private static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          20_000,
          Duration.ofSeconds(20),
          128,
          64 * 1024);

  private static final ChildJudge JUDGE = ChildJudge.withoutRules(LIMITS, Launcher.plain());

  @AfterAll
  static void end() {
    JUDGE.close();
  }

  /// Those that no wall around the process can hold, because they deceive the test inside it.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          agreeing_equals ; only says that it's equal
          lying_set       ; only says that it's equal
          shadows_math    ; mean another class by Math
          loop_in_pool    ; a loop of its own, whose time no test sees
          loop_in_thread  ; a loop of its own, whose time no test sees
          wakes_sleepers  ; ended a sleep before its time
          """)
  void theTestIsNotDeceived(String student, String words) throws Exception {
    var verdict = JUDGE.judge(attempt(student), Judge.Tests.all(0));
    assertFalse(verdict.isPass(), verdict::toString);
    assertTrue(verdict.toString().contains(words), verdict::toString);
  }

  @Test
  void aRightAnswerPassesBehindThem() {
    var right = Attempt.ofSolution(sum().assignment());
    assertEquals("passed", JUDGE.judge(right, Judge.Tests.all(0)).word());
  }

  /// The whole corpus, which takes minutes; the table in the security policy is made of it.
  @Test
  @EnabledIfSystemProperty(named = "loopbook.everyAttack", matches = "true")
  void noAttackPassesBehindTheOtherWalls() throws Exception {
    var verdicts = new TreeMap<String, List<String>>();
    var passed = new ArrayList<String>();
    var before = processes();
    try (var sandbox = Sandbox.detect();
        var launcher = new WalledLauncher(sandbox, Allowance.during(LIMITS.whole()));
        var judge = ChildJudge.withoutRules(LIMITS, launcher)) {
      for (var student : refused()) {
        var verdict = judge.judge(attempt(student), Judge.Tests.all(0));
        verdicts.computeIfAbsent(verdict.word(), _ -> new ArrayList<>()).add(student);
        if (verdict.isPass()) {
          passed.add(student);
        }
      }
    }
    verdicts.forEach((word, who) -> System.out.println(word + " " + who.size() + ": " + who));
    assertEquals(List.of(), passed);
    assertFalse(Files.exists(Path.of("/tmp/loopbook-was-here")));
    var left = processes();
    left.removeAll(before);
    assertEquals(Set.of(), left);
  }

  private static Set<Long> processes() {
    return ProcessHandle.current()
        .descendants()
        .map(ProcessHandle::pid)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /// The attacks on the first exercise that the rules refuse.
  private static List<String> refused() throws Exception {
    return Files.readAllLines(HOSTILE.resolve("expected.txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> List.of(line.split(" *; *")))
        .filter(cells -> cells.size() > 2 && cells.get(1).equals("ch90/e1"))
        .filter(cells -> cells.get(2).contains("refused"))
        .map(List::getFirst)
        .filter(student -> Files.isDirectory(HOSTILE.resolve("submissions").resolve(student)))
        .collect(Collectors.toList());
  }

  private static Attempt attempt(String student) throws Exception {
    try (var files = Files.walk(HOSTILE.resolve("submissions").resolve(student))) {
      var file = files.filter(each -> each.endsWith("Sum.java")).findFirst().orElseThrow();
      return new Attempt(
          sum().assignment(),
          List.of(new SourceText(Path.of("Sum.java"), Files.readString(file))),
          List.of());
    }
  }

  private static Exercise sum() {
    return Exercises.in(HOSTILE.resolve("home").toAbsolutePath()).all().getFirst();
  }
}
