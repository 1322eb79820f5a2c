package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.testkit.LoopAssertions.assertNothingHappens;
import static dev.loopbook.testkit.LoopAssertions.assertTrace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.watch.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/// What JUnit does around a test, it does around each repetition of it.
@Timeout(60)
class TestExperimentTest {

  private static final List<String> LIFE = new ArrayList<>();

  @BeforeEach
  void forget() {
    LIFE.clear();
  }

  private static List<String> failures(Class<?> type) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(DiscoverySelectors.selectClass(type))
        .execute()
        .allEvents()
        .failed()
        .map(event -> event.getPayload(TestExecutionResult.class).orElseThrow())
        .map(result -> String.valueOf(result.getThrowable().orElseThrow().getMessage()))
        .toList();
  }

  /// Asserts that a class passes, and goes through the same stages in its first run and in each of
  /// three repetitions, which come before the end of its class.
  private static void assertRepeats(Class<?> type, int beforeEnd, String... life) {
    assertEquals(List.of(), failures(type));
    var once = List.of(life);
    var expected = new ArrayList<>(once.subList(0, beforeEnd));
    Collections.nCopies(3, once).forEach(expected::addAll);
    expected.addAll(once.subList(beforeEnd, once.size()));
    assertEquals(expected, LIFE);
  }

  static final class OfClass implements BeforeAllCallback, AfterAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
      LIFE.add("extension before all");
      context
          .getStore(Namespace.create(OfClass.class))
          .put("resource", (AutoCloseable) () -> LIFE.add("resource closed"));
    }

    @Override
    public void afterAll(ExtensionContext context) {
      LIFE.add("extension after all");
    }
  }

  @LoopTest(schedules = 3)
  static class Lived {
    @RegisterExtension static final OfClass EXTENSION = new OfClass();

    @BeforeAll
    static void beforeAll() {
      LIFE.add("before all");
    }

    @AfterAll
    static void afterAll() {
      LIFE.add("after all");
    }

    @BeforeEach
    void setUp() {
      await(sleep(Duration.ZERO));
      LIFE.add("before each");
    }

    @AfterEach
    void tearDown() {
      LIFE.add("after each");
    }

    @Test
    void test() {
      await(gather(sleep(Duration.ZERO), sleep(Duration.ZERO)));
      LIFE.add("test");
    }
  }

  @Test
  void theClassIsSetUpAndTornDownEachTime() {
    assertRepeats(
        Lived.class,
        5,
        "extension before all",
        "before all",
        "before each",
        "test",
        "after each",
        "after all",
        "extension after all",
        "resource closed");
  }

  @LoopTest(schedules = 3)
  @TestInstance(Lifecycle.PER_CLASS)
  static class Shared {
    private int uses;

    @BeforeAll
    void beforeAll() {
      LIFE.add("before all of use " + uses++);
    }

    @Test
    void test() {
      await(gather(sleep(Duration.ZERO), sleep(Duration.ZERO)));
      LIFE.add("use " + uses++);
    }

    @AfterAll
    void afterAll() {
      LIFE.add("after use " + uses);
    }
  }

  @Test
  void anObjectForAllTestsOfAClassIsMadeEachTime() {
    assertRepeats(Shared.class, 2, "before all of use 0", "use 1", "after use 2");
  }

  @LoopTest(schedules = 3)
  static class Outer {
    @BeforeEach
    void setUp() {
      LIFE.add("outer");
    }

    @Nested
    class Inner {
      @BeforeEach
      void setUp() {
        LIFE.add("inner");
      }

      @Test
      void test() {
        await(gather(sleep(Duration.ZERO), sleep(Duration.ZERO)));
        LIFE.add("test");
      }
    }
  }

  @Test
  void aNestedTestHasTheSetUpOfTheClassAroundIt() {
    assertRepeats(Outer.class, 3, "outer", "inner", "test");
  }

  @LoopTest(schedules = 3, loop = LoopTest.Scope.CLASS)
  static class OneLoop {
    @BeforeAll
    static void beforeAll() {
      await(sleep(Duration.ZERO));
      LIFE.add("before all in tick " + EventLoop.running().tick());
    }

    @Test
    void test() {
      await(gather(sleep(Duration.ZERO), sleep(Duration.ZERO)));
      LIFE.add("test");
    }
  }

  @Test
  void theLoopOfAClassIsMadeEachTime() {
    assertRepeats(OneLoop.class, 2, "before all in tick 2", "test");
  }

  // ---- what only explains a failure is left out, unless a test asks for it ----

  static Coroutine<Void> idle() {
    return async(() -> await(sleep(Duration.ZERO)));
  }

  @LoopTest(schedules = 3)
  static class Curious {
    @Test
    void readsItsTrace() {
      await(createTask(idle(), "only"));
      assertTrace("only starts", "…", "only is done");
    }

    @Test
    void getsItsTrace(Trace trace) {
      await(gather(idle(), idle()));
      assertFalse(trace.ofTask("Task-1").isEmpty());
    }

    @Test
    void knowsWhoMadeACoroutine() {
      var first = createTask(idle());
      await(gather(first, idle()));
      assertEquals("idle", first.coroutine().coroutineName());
      assertTrue(first.origin().isPresent());
    }
  }

  @Test
  void aTestMayLookAtWhatItsLoopDid() {
    assertEquals(List.of(), failures(Curious.class));
  }

  @LoopTest(schedules = 3)
  static class Indifferent {
    @Test
    void seesNoEvidence() {
      await(gather(idle(), idle()));
      LIFE.add(makerOfATask());
    }

    private static String makerOfATask() {
      var task = createTask(idle());
      await(task);
      return task.origin().isPresent() ? "with lines" : "without";
    }
  }

  @Test
  void noLinesAreLookedForInOrdersThatPass() {
    assertEquals(List.of(), failures(Indifferent.class));
    assertEquals(List.of("with lines", "with lines", "without", "without"), LIFE);
  }

  @LoopTest(schedules = 3)
  static class OfParameters extends Indifferent {
    @Override
    @ParameterizedTest
    @ValueSource(strings = "only")
    void seesNoEvidence() {
      super.seesNoEvidence();
    }
  }

  @Test
  void norForATestThatALauncherFindsAnew() {
    assertEquals(List.of(), failures(OfParameters.class));
    assertEquals(List.of("with lines", "with lines", "without", "without"), LIFE);
  }

  @LoopTest(schedules = 20)
  static class Calm {
    @Test
    void isCalmInTheUsualOrder() {
      var calm = new ArrayList<String>();
      var first = createTask(async(() -> calm.add("calm")), "first");
      var second =
          createTask(
              async(
                  () -> {
                    if (calm.isEmpty()) {
                      await(sleep(millis(5)));
                    }
                  }),
              "second");
      await(sleep(millis(1)));
      assertNothingHappens(millis(10));
      await(gather(first, second));
    }
  }

  @Test
  void anAssertionAboutTheTraceDoesNotPassForWantOfOne() {
    var failures = failures(Calm.class);
    assertEquals(1, failures.size());
    assertTrue(
        failures.getFirst().contains("failed     something happens within "), failures::getFirst);
  }
}
