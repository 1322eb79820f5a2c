package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.program.shape.ClassReferences;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChanceRulesTest {
  /// Returns the beginnings of the reasons for which code is refused.
  private static String reasons(String code, String solution) {
    var rules = new ChanceRules(List.of(CompiledAnswer.text("ATest.java", solution)));
    return CompiledAnswer.of("ATest.java", "class ATest { Object f() { return " + code + "; } }")
        .files()
        .stream()
        .flatMap(file -> ClassReferences.in(file).stream())
        .map(rules::reason)
        .flatMap(Optional::stream)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.nanoTime()",
        "System.currentTimeMillis()",
        "java.time.LocalDate.now()",
        "java.time.Clock.systemUTC().zone",
        "java.time.InstantSource.system().millis()",
        "java.util.Calendar.getInstance()",
        "new java.util.GregorianCalendar()",
        "new java.util.Timer()",
        "new java.util.Date()",
        "dev.loopbook.testkit.LoopTest.Time.REAL",
      })
  void theRealClockIsRefused(String code) {
    var reasons = reasons(code.replace(".zone", ".getZone()"), "");
    assertEquals(
        "a test that looks at the real clock can be lucky. The loop has virtual time", reasons);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Math.random()",
        "new java.util.Random()",
        "java.util.UUID.randomUUID()",
        "new Object().hashCode()",
        "System.identityHashCode(this)",
        "java.util.random.RandomGenerator.of(\"Random\")",
        "java.util.random.RandomGeneratorFactory.getDefault()",
        "java.util.concurrent.ThreadLocalRandom.current()",
      })
  void chanceIsRefused(String code) {
    assertEquals(
        "a test that depends on chance can be lucky. Give the generator a seed, or choose the"
            + " values",
        reasons(code, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new java.util.Random(7).nextInt()",
        "new java.util.Date(7)",
        "java.time.LocalDate.EPOCH.plusDays(1)",
        "\"a\".hashCode()",
        "java.time.Duration.ofMillis(7)",
        "System.lineSeparator()",
        "java.util.random.RandomGenerator.StreamableGenerator.class.getName()",
      })
  void whatIsTheSameEachTimeIsOpen(String code) {
    assertEquals("", reasons(code, ""));
  }

  @Test
  void whatTheSolutionUsesIsOpen() {
    assertEquals("", reasons("System.nanoTime()", "long n = System.nanoTime();"));
    assertEquals("", reasons("new java.util.Random()", "new Random()"));
    assertTrue(reasons("System.nanoTime()", "long n = nanoTimes();").contains("real clock"));
    assertTrue(reasons("new java.util.Random()", "new Randomizer()").contains("chance"));
  }
}
