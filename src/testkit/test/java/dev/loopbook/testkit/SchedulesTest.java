package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.explore.Freedom;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.sync.Lock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

@Timeout(60)
class SchedulesTest {

  private static EngineExecutionResults run(Class<?> type) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(DiscoverySelectors.selectClass(type))
        .execute();
  }

  private static List<String> messages(Class<?> type) {
    return run(type)
        .testEvents()
        .failed()
        .map(
            event ->
                event
                    .getPayload(TestExecutionResult.class)
                    .flatMap(TestExecutionResult::getThrowable)
                    .orElseThrow()
                    .getMessage())
        .toList();
  }

  private static String onlyMessage(Class<?> type) {
    var messages = messages(type);
    assertEquals(1, messages.size(), messages::toString);
    return messages.getFirst();
  }

  // ---- an extension around it ----

  /// Refuses to begin twice, as Mockito's does.
  static final class OneAtATime implements BeforeEachCallback, AfterEachCallback {

    private static boolean open;
    private static int times;

    @Override
    public void beforeEach(ExtensionContext context) {
      assertFalse(open, "it has not ended yet");
      open = true;
      times++;
    }

    @Override
    public void afterEach(ExtensionContext context) {
      open = false;
    }
  }

  @ExtendWith(OneAtATime.class)
  @LoopTest(schedules = 5)
  static class WithAnExtensionBefore {
    @Test
    void passes() {
      await(gather(async(() -> {}), async(() -> {})));
    }
  }

  @Test
  void eachRunBeginsWhenTheOneBeforeHasEndedForEveryExtension() {
    OneAtATime.times = 0;
    Kit.run(WithAnExtensionBefore.class).assertGreen(1);
    assertTrue(OneAtATime.times > 2, "it was not run again: " + OneAtATime.times);
  }

  // ---- a test that is lucky ----

  static final class Shop {
    int stock;

    Coroutine<Void> fill() {
      return async(
          () -> {
            stock = 10;
          });
    }

    Coroutine<Void> buy() {
      return async(() -> assertTrue(stock > 0, "nothing is in stock"));
    }
  }

  @LoopTest(schedules = 100)
  static class Lucky {
    final Shop shop = new Shop();

    @Test
    void buysWhatWasFilledIn() {
      var fill = createTask(shop.fill(), "fill");
      var idle = createTask(sleep(millis(1)), "idle");
      var buy = createTask(shop.buy(), "buy");
      await(gather(idle, fill, buy));
    }
  }

  @Test
  void theFirstOrderThatFailsIsReportedWithWhatDiffersAndAToken() {
    var message = onlyMessage(Lucky.class);
    var expected =
        """
        passes in the usual order of its callbacks, but not in another
        tried      2 other orders of 99: any ready callback may be next
        differs    in tick 2 buy runs before fill
                     buy  SchedulesTest:NN
                     fill  SchedulesTest:NN
        lanes      tick  usual                this order
                      1  buysWhatWasFilledIn  buysWhatWasFilledIn
                      2  fill                 buy  ◀
                      2  idle                 fill
                      2  buy                  idle
        replay     @LoopTest(schedule = "any-cr6ww-a2a")
        probably   a race (chapter 6, "When it does vary")
        failed     nothing is in stock""";
    assertTrue(message.replaceAll("Test:\\d+", "Test:NN").startsWith(expected), message);
  }

  @Test
  void theReportIsTheSameEachTime() {
    assertEquals(onlyMessage(Lucky.class), onlyMessage(Lucky.class));
  }

  @Test
  void aBuildThatClosesNoResourcesOfExtensionsFindsItToo() {
    var failed =
        EngineTestKit.engine("junit-jupiter")
            .selectors(DiscoverySelectors.selectClass(Lucky.class))
            .configurationParameter(
                "junit.jupiter.extensions.store.close.autocloseable.enabled", "false")
            .execute()
            .testEvents()
            .failed()
            .count();
    assertEquals(1, failed);
  }

  @LoopTest(schedule = "any-cr6ww-a2a")
  static class Replayed extends Lucky {}

  @Test
  void aTokenReplaysTheOrder() {
    var message = onlyMessage(Replayed.class);
    assertTrue(message.startsWith("nothing is in stock"), message);
  }

  // ---- tests that are sound ----

  @LoopTest(schedules = 40)
  static class Sound {
    final Lock lock = new Lock();
    int count;

    @Test
    void countsUnderALock() {
      var all = new ArrayList<Coroutine<Void>>();
      for (var i = 0; i < 5; i++) {
        all.add(
            async(
                () -> {
                  try (var _ = await(lock.acquire())) {
                    var seen = count;
                    await(sleep(Duration.ZERO));
                    count = seen + 1;
                  }
                }));
      }
      await(gather(all));
      assertEquals(5, count);
    }

    @Test
    void hasNothingToReorder() {
      await(sleep(millis(1)));
    }
  }

  @Test
  void aSoundTestPassesInEveryOrder() {
    assertEquals(List.of(), messages(Sound.class));
  }

  @Test
  void aSoundTestReportsInHowManyOrdersItPasses() {
    var reported =
        run(Sound.class)
            .allEvents()
            .reportingEntryPublished()
            .map(event -> event.getPayload(ReportEntry.class).orElseThrow().getKeyValuePairs())
            .collect(Collectors.toSet());

    assertEquals(
        Set.of(Map.of("passes in orders, of more", "40"), Map.of("passes in all orders", "1")),
        reported);
  }

  static final List<String> LIFE = new ArrayList<>();

  @LoopTest(schedules = 3)
  static class Lived {
    @BeforeEach
    void setUp() {
      await(sleep(millis(1)));
      LIFE.add("set-up");
    }

    @Test
    void test() {
      await(gather(sleep(millis(1)), sleep(millis(1))));
      LIFE.add("test");
    }

    @AfterEach
    void tearDown() {
      LIFE.add("tear-down");
    }
  }

  @Test
  void eachOrderRunsTheTestFromItsSetUpToItsTearDown() {
    LIFE.clear();
    assertEquals(List.of(), messages(Lived.class));
    // the test itself, the usual order once more, and two others
    assertEquals(12, LIFE.size());
    assertEquals(List.of("set-up", "test", "tear-down"), LIFE.subList(9, 12));
  }

  // ---- other ways to fail ----

  @LoopTest(schedules = 20)
  static class Parameterised {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofWhichOneIsLucky(boolean lucky) {
      var shop = new Shop();
      shop.stock = lucky ? 0 : 1;
      await(gather(shop.fill(), shop.buy()));
    }
  }

  @Test
  void oneOfSeveralParametersIsRepeatedAlone() {
    assertTrue(onlyMessage(Parameterised.class).contains("failed     nothing is in stock"));
    assertEquals(1, run(Parameterised.class).testEvents().succeeded().count());
  }

  static int runs;

  @LoopTest(schedules = 5)
  static class Stateful {
    @Test
    void passesOnce() {
      assertEquals(1, ++runs);
    }
  }

  @Test
  void stateThatOutlivesTheTestIsToldApart() {
    runs = 0;
    var message = onlyMessage(Stateful.class);
    assertTrue(
        message.startsWith("passes the first time and fails the second, in the same order"),
        message);
  }

  @LoopTest(schedules = 30)
  static class Deadlocking {
    @Test
    void waitsForWhatHasHappened() {
      var told = new ArrayList<Future<Void>>();
      var listen =
          createTask(
              async(
                  () -> {
                    Future<Void> future = EventLoop.running().createFuture();
                    told.add(future);
                    await(future);
                  }),
              "listen");
      var tell = createTask(async(() -> told.forEach(future -> future.setResult(null))), "tell");
      await(gather(listen, tell));
    }
  }

  @Test
  void aDeadlockInAnotherOrderIsFound() {
    var message = onlyMessage(Deadlocking.class);
    assertTrue(message.contains("differs    in tick 2 tell runs before listen"), message);
    assertTrue(message.contains("DeadlockError"), message);
  }

  @LoopTest(schedules = 30)
  static class RunningOn {
    boolean go;

    @Test
    void spinsUnlessItIsLucky() {
      var stop = createTask(async(() -> go = true), "stop");
      createTask(
          async(
              () -> {
                while (!go) {
                  await(sleep(Duration.ZERO));
                }
              }),
          "spin");
      // Whoever spins first, before the other has run, stops it for good.
      createTask(async(() -> stop.cancel()), "cancel");
      await(sleep(millis(1)));
    }
  }

  @Test
  void anOrderInWhichATestRunsOnForEverIsEnded() {
    var message = onlyMessage(RunningOn.class);
    assertTrue(
        message.contains("failed     goes on without end (broken off after 2000 callbacks)"),
        message);
  }

  // ---- tokens ----

  @LoopTest(schedule = "tomorrow")
  static class Mistyped {
    @Test
    void test() {}
  }

  @Test
  void aTokenThatIsNoneIsRefused() {
    var message = onlyMessage(Mistyped.class);
    assertEquals(
        "@LoopTest(schedule): tomorrow: not a token of an order. Copy it from a report; one looks"
            + " like any-7f3kq-e1c2w",
        message);
  }

  @LoopTest(schedule = "any-cr6ww-a2a")
  static class Foreign {
    @Test
    void fills() {}
  }

  @Test
  void aTokenOfAnotherTestIsRefused() {
    assertEquals(
        "@LoopTest(schedule): any-cr6ww-a2a is an order of another test than fills(). Put it on the"
            + " method whose report it comes from",
        onlyMessage(Foreign.class));
  }

  // ---- how many, and which ----

  static int count;

  /// Two tasks that read, pause and write: it fails where one of them runs through in between.
  static class Counter {
    @BeforeEach
    void reset() {
      count = 0;
    }

    static Coroutine<Void> increment() {
      return async(
          () -> {
            var read = count;
            await(sleep(Duration.ZERO));
            count = read + 1;
          });
    }

    @Test
    void losesAnUpdate() {
      await(gather(increment(), increment()));
      assertEquals(1, count);
    }
  }

  @LoopTest(schedules = LoopTest.ALL, freedom = Freedom.TICK)
  static class WithinTicks extends Counter {}

  @LoopTest(schedules = LoopTest.ALL, freedom = Freedom.TIMING)
  static class ByTiming extends Counter {}

  @LoopTest(schedules = LoopTest.ALL)
  static class AcrossTicks extends Counter {}

  @Test
  void aFreedomSaysWhichOrdersThereAre() {
    assertEquals(List.of(), messages(WithinTicks.class));
    assertEquals(List.of(), messages(ByTiming.class));
    var message = onlyMessage(AcrossTicks.class);
    assertTrue(message.contains("differs    in tick 4 Task-1 runs before Task-2"), message);
    assertTrue(message.contains("failed     expected: <1> but was: <2>"), message);
  }

  @LoopTest(schedules = LoopTest.ALL)
  static class All {
    @Test
    void test() {
      RUNS.add("run");
      await(gather(sleep(Duration.ZERO), sleep(Duration.ZERO)));
    }
  }

  static final List<String> RUNS = new ArrayList<>();

  @Test
  void allOrdersAreRunOnceEach() {
    RUNS.clear();
    assertEquals(List.of(), messages(All.class));
    // the test itself, the usual order to see that it repeats, and all: 6! / (3!)^2
    assertEquals(2 + 20, RUNS.size());
  }
}
