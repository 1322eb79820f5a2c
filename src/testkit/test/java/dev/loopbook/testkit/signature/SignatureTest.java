package dev.loopbook.testkit.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.TestNode;
import dev.loopbook.testkit.Tests;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureTest {

  // These failures say themselves what they are and which chapter explains them.
  private static final EnumSet<Signature> SELF_EXPLAINING =
      EnumSet.of(Signature.NOT_CLOSED, Signature.TASK_LEFT, Signature.REORDERED);

  static List<Signature> provoked() {
    var provoked = EnumSet.complementOf(SELF_EXPLAINING);
    provoked.remove(Signature.STATE_LEFT);
    return List.copyOf(provoked);
  }

  static List<Signature> selfExplaining() {
    return List.copyOf(SELF_EXPLAINING);
  }

  @ParameterizedTest
  @MethodSource("selfExplaining")
  void aFailureThatExplainsItselfIsNotExplainedAgain(Signature signature) {
    var report = Tests.run(Provoked.class, methodOf(signature));
    var test = report.tests().getFirst();
    var record = test.onLoop().orElseThrow();
    assertEquals(Optional.empty(), record.probably());
    assertTrue(
        report
            .toString()
            .replaceAll("\\s+", " ")
            .contains("chapter %d, \"%s\"".formatted(signature.chapter(), signature.heading())),
        report.toString());
    assertEquals(
        Optional.of(signature),
        Signature.of(
            new FailedTest(
                Provoked.class,
                Optional.empty(),
                test.failure().orElseThrow(),
                record.findings(),
                record.events(),
                List.of())));
  }

  @ParameterizedTest
  @MethodSource("provoked")
  void aTestThatFailsInItsWayBearsIt(Signature signature) {
    var test = Tests.run(Provoked.class, methodOf(signature)).tests().getFirst();
    assertEquals(TestNode.Status.FAILED, test.status());
    assertEquals(end(signature), probably(test).map(SignatureTest::end).orElse("none"));
  }

  private static Optional<String> probably(TestNode test) {
    return test.onLoop().flatMap(record -> record.probably());
  }

  private static String end(String line) {
    return line.substring(line.indexOf(". ") + 2);
  }

  private static String end(Signature signature) {
    var mend = signature.fix();
    return "%s. Chapter %d, \"%s\""
        .formatted(
            Character.toUpperCase(mend.charAt(0)) + mend.substring(1),
            signature.chapter(),
            signature.heading());
  }

  /// `LOST_UPDATE` is provoked by `lostUpdate`.
  private static String methodOf(Signature signature) {
    return Pattern.compile("_(.)")
        .matcher(signature.name().toLowerCase(java.util.Locale.ROOT))
        .replaceAll(
            found -> Matcher.quoteReplacement(found.group(1).toUpperCase(java.util.Locale.ROOT)));
  }

  @Test
  void whatAnEarlierTestLeftIsNamed() {
    var tests = Tests.run(Provoked.StateLeft.class).tests();
    assertEquals(TestNode.Status.PASSED, tests.get(0).status());
    assertEquals(
        "an earlier test changed the static field StateLeft.CACHE. " + end(Signature.STATE_LEFT),
        probably(tests.get(1)).orElse("none"));
    assertEquals("none", probably(tests.get(2)).orElse("none"), "a cancellation has another cause");
  }

  @Test
  void theLineNamesWhomItIsAbout() {
    var spins = Tests.run(Provoked.class, "usedAsValue").toString();
    assertTrue(
        spins
            .replaceAll("\\s+", " ")
            .contains("probably fetchUser(…) was used as if it were its value. Write await(…)"),
        spins);
  }

  static class Plain {
    @Test
    void fetches() {
      dev.loopbook.loop.Async.await(
          dev.loopbook.loop.Async.sleep(dev.loopbook.loop.Async.seconds(1)));
    }

    @Test
    void makesATask() {
      dev.loopbook.loop.Async.createTask(dev.loopbook.loop.Async.sleep(java.time.Duration.ZERO));
    }

    @Test
    void asksForAFixture() {
      dev.loopbook.testkit.Fixture.of(() -> "token").get();
    }
  }

  @Test
  void aPlainTestThatShouldRunOnALoopIsToldSo() {
    var report = Tests.run(Plain.class).toString().replaceAll("\\s+", " ");
    assertEquals(3, report.split("Put @LoopTest on the test's class", -1).length - 1, report);
    assertEquals(2, report.split("in a test, put @LoopTest on the class", -1).length - 1, report);
    assertTrue(report.contains("call it in a @LoopTest"), report);
  }

  @Test
  void itIsToldSoOnAThreadOfJunitsPoolToo() throws Exception {
    try (var pool = new ForkJoinPool(1)) {
      var report = pool.submit(() -> Tests.run(Plain.class).toString()).get();
      assertTrue(report.replaceAll("\\s+", " ").contains("in a test, put @LoopTest on"), report);
      assertFalse(report.contains("a parallel stream has"), report);
    }
  }

  static class Ordinary {
    @Test
    void failsForItsOwnReason() {
      assertEquals(1, 2, "the sum");
    }
  }

  @Test
  void anOrdinaryFailureBearsNone() {
    var report = Tests.run(Ordinary.class);
    assertEquals(TestNode.Status.FAILED, report.tests().getFirst().status());
    assertFalse(report.toString().contains("probably"), report.toString());
  }

  static List<String> nearMisses() {
    return Stream.of(NearMiss.class.getDeclaredMethods())
        .filter(
            method ->
                method.isAnnotationPresent(Test.class)
                    || method.isAnnotationPresent(LoopTest.class))
        .map(Method::getName)
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("nearMisses")
  void aFailureThatOnlyLooksLikeItIsNotExplained(String method) {
    var test = Tests.run(NearMiss.class, method).tests().getFirst();
    assertEquals(TestNode.Status.FAILED, test.status());
    assertEquals(Optional.empty(), probably(test));
  }

  @Test
  void updatesLostInCodeThatOnlyTheSetUpNamesAreFound() {
    var test = Tests.run(Provoked.LostInSetUp.class).tests().getFirst();
    assertEquals(end(Signature.LOST_UPDATE), probably(test).map(SignatureTest::end).orElse("none"));
  }

  @Test
  void aQueueIsNotBlamedForADeadlockElsewhere() {
    var test = Tests.run(NearMiss.Deadlock.class).tests().getFirst();
    assertEquals(end(Signature.DEADLOCK), probably(test).map(SignatureTest::end).orElse("none"));
  }

  @Test
  void whatASetUpTookIsNoPartOfTheTestsTime() {
    var test = Tests.run(NearMiss.SlowSetUp.class).tests().getFirst();
    assertEquals(TestNode.Status.FAILED, test.status());
    assertEquals(Optional.empty(), probably(test));
  }

  static class Preemptive {
    @LoopTest
    void awaitsWhereNoLoopRuns() {
      org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
          java.time.Duration.ofSeconds(9),
          () -> dev.loopbook.loop.Async.await(dev.loopbook.loop.Async.async(() -> 1)));
    }
  }

  @Test
  void anAwaitOnTheThreadOfAnAssertionNamesTheAssertion() {
    var report = Tests.run(Preemptive.class).toString().replaceAll("\\s+", " ");
    assertTrue(
        report.contains("assertTimeoutPreemptively runs this on a thread of its own"), report);
    assertFalse(report.contains("in a test, put @LoopTest on the class"), report);
  }

  @Test
  void aFieldThatAnEarlierTestChangedIsNotBlamedForFailuresThatDoNotReadIt() {
    var tests = Tests.run(NearMiss.StateLeft.class).tests();
    assertEquals(4, tests.size());
    assertEquals(TestNode.Status.PASSED, tests.getFirst().status());
    for (var test : tests.subList(1, tests.size())) {
      assertEquals(TestNode.Status.FAILED, test.status(), test.name());
      assertEquals("none", probably(test).orElse("none"), test.name());
    }
  }

  @Test
  void aFieldThatOrderedTestsHandOnIsNotBlamed() {
    var tests = Tests.run(NearMiss.StateHandedOn.class).tests();
    assertEquals(TestNode.Status.PASSED, tests.getFirst().status());
    assertEquals(TestNode.Status.FAILED, tests.getLast().status());
    assertEquals("none", probably(tests.getLast()).orElse("none"));
  }

  @Test
  void aValueWhereACoroutineIsDueIsTheMocksMistake() {
    var test = Tests.run(Provoked.class, "wrongValue").tests().getFirst();
    assertEquals(end(Signature.WRONG_MOCK), probably(test).map(SignatureTest::end).orElse("none"));
  }

  @ParameterizedTest
  @EnumSource(Signature.class)
  void theChapterThatExplainsItHasThatHeading(Signature signature) throws IOException {
    var prefix = "ch%02d_".formatted(signature.chapter());
    try (var chapters = Files.list(Path.of(System.getProperty("loopbook.home"), "chapters"))) {
      var chapter =
          chapters
              .filter(each -> each.getFileName().toString().startsWith(prefix))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no chapter " + prefix));
      assertTrue(
          Files.readAllLines(chapter.resolve("README.md")).stream()
              .anyMatch(line -> line.matches("#+ " + Pattern.quote(signature.heading()))),
          chapter + " has no heading " + signature.heading());
    }
  }
}
