package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.currentTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Clock;
import dev.loopbook.loop.ContextVar;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.VirtualClock;
import dev.loopbook.sync.Lock;
import dev.loopbook.watch.Trace;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The loop that `@LoopTest` gives a test, and the kinds of tests that may have one.
final class LoopTestTest {

  @LoopTest
  static class OneLoopATest {
    static final Set<EventLoop> LOOPS = ConcurrentHashMap.newKeySet();
    static final ContextVar<String> USER = ContextVar.named("user");
    EventLoop mine;

    @BeforeEach
    void setUp() {
      await(sleep(millis(1)));
      mine = EventLoop.running();
      USER.set("Alice");
    }

    @Test
    void one() {
      assertSame(mine, EventLoop.running());
      assertEquals("Alice", USER.get());
      await(sleep(seconds(3600)));
    }

    @Test
    void another() {
      assertSame(mine, EventLoop.running());
    }

    @AfterEach
    void tearDown() {
      await(sleep(millis(1)));
      assertSame(mine, EventLoop.running());
      LOOPS.add(mine);
    }
  }

  @Test
  void eachTestHasALoopOfItsOwnThatItsSetUpAndTearDownShare() {
    OneLoopATest.LOOPS.clear();
    Kit.run(OneLoopATest.class).assertGreen(2);
    assertEquals(2, OneLoopATest.LOOPS.size());
    assertTrue(OneLoopATest.LOOPS.stream().allMatch(EventLoop::isClosed));
  }

  @Test
  void testsRunSideBySideOnLoopsOfTheirOwn() {
    OneLoopATest.LOOPS.clear();
    Kit.runInParallel(OneLoopATest.class).assertGreen(2);
    assertEquals(2, OneLoopATest.LOOPS.size());
    Kit.runInParallel(AllKinds.class).assertGreen(9);
  }

  @LoopTest
  static class AllKinds {
    final Lock lock = new Lock();

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void parameterised(int number) {
      await(sleep(seconds(number)));
    }

    @RepeatedTest(2)
    void repeated() {
      await(sleep(seconds(1)));
    }

    @TestFactory
    Stream<DynamicNode> dynamic() {
      await(sleep(millis(1)));
      return Stream.of(1, 2)
          .map(number -> DynamicTest.dynamicTest("d" + number, () -> await(hold())));
    }

    @LoopTest(timeout = 5)
    @ParameterizedTest
    @ValueSource(strings = "a")
    void withOptionsOfItsOwn(String text) {
      await(sleep(seconds(4)));
    }

    @LoopTest
    void annotatedAlone() {
      await(sleep(millis(1)));
    }

    @Nested
    class Inside {
      @Test
      void seesTheOuterSetUp() {
        await(hold());
      }
    }

    dev.loopbook.loop.Coroutine<Void> hold() {
      return async(
          () -> {
            try (var _ = await(lock.acquire())) {
              await(sleep(millis(1)));
            }
          });
    }
  }

  @Test
  void everyKindOfTestMayAwait() {
    Kit.run(AllKinds.class).assertGreen(9);
  }

  @LoopTest
  static class Injected {
    @Test
    void gets(EventLoop loop, Trace trace, VirtualClock clock) {
      assertSame(EventLoop.running(), loop);
      assertSame(loop.clock(), clock);
      await(sleep(millis(20)));
      assertTrue(
          trace.ofTask("gets").stream().anyMatch(event -> event.words().contains("sleep 20 ms")));
    }
  }

  @Test
  void aTestMayAskForItsLoopItsTraceAndItsClock() {
    Kit.run(Injected.class).assertGreen(1);
  }

  @LoopTest(time = LoopTest.Time.REAL)
  static class InRealTime {
    @Test
    void hasARealClock(EventLoop loop) {
      assertFalse(loop.clock() instanceof VirtualClock);
      await(sleep(millis(1)));
    }

    @Test
    void hasNoVirtualOne(VirtualClock clock) {}
  }

  @Test
  void realTimeIsThereForTheAsking() {
    var kit = Kit.run(InRealTime.class);
    assertEquals(1, kit.failures().size());
    assertTrue(kit.failureOf("hasNoVirtualOne(VirtualClock)").toString().contains("time = REAL"));
  }

  @LoopTest(loop = LoopTest.Scope.CLASS)
  static class OneLoopAClass {
    static EventLoop shared;
    static Task<?> server;

    @BeforeAll
    static void open() {
      await(sleep(millis(1)));
      shared = EventLoop.running();
      server = createTask(sleep(seconds(100_000)), "server");
    }

    @Test
    void first() {
      assertSame(shared, EventLoop.running());
    }

    @Test
    void leaks() {
      createTask(sleep(seconds(9)), "late");
    }

    @Test
    void second() {
      assertSame(shared, EventLoop.running());
      assertEquals(Set.of(server, currentTask()), dev.loopbook.loop.Async.allTasks());
    }

    @AfterAll
    static void close() {
      server.cancel();
      await(sleep(millis(0)));
    }
  }

  @Test
  void aClassMayHaveOneLoopForAllOfItsTests() {
    var kit = Kit.run(OneLoopAClass.class);
    assertEquals(1, kit.failures().size());
    assertTrue(kit.failureOf("leaks").getMessage().contains("a task was left at work: late"));
  }

  @LoopTest(loop = LoopTest.Scope.CLASS)
  static class OneLoopInParallel {
    static final Set<Thread> THREADS = ConcurrentHashMap.newKeySet();
    boolean slept;

    @RepeatedTest(60)
    void sleeps() {
      THREADS.add(Thread.currentThread());
      await(sleep(seconds(1)));
      slept = true;
    }

    @AfterEach
    void tearDown() {
      await(sleep(millis(1)));
      assertTrue(slept);
    }

    @Nested
    class Inside {
      @RepeatedTest(20)
      void sleepsToo() {
        await(sleep(seconds(1)));
        slept = true;
      }
    }
  }

  @Test
  void testsThatShareALoopTakeTurnsInAParallelRun() {
    OneLoopInParallel.THREADS.clear();
    Kit.runInParallel(OneLoopInParallel.class).assertGreen(80);
    assertEquals(1, OneLoopInParallel.THREADS.size());
  }

  @LoopTest
  static class ReturnsACoroutine {
    @Test
    dev.loopbook.loop.Coroutine<Void> neverRuns() {
      return async(() -> assertTrue(false));
    }

    @Test
    void runs() {}
  }

  @Test
  void aTestThatReturnsACoroutineFailsItsClass() {
    var kit = Kit.run(ReturnsACoroutine.class);
    assertEquals(1, kit.failures().size());
    var message = kit.failures().getFirst().getMessage();
    assertTrue(message.startsWith("Coroutine neverRuns(): JUnit doesn't run a method"), message);
  }

  @LoopTest
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneObjectForAll {
    EventLoop last;

    @BeforeAll
    void plain() {
      last = null;
    }

    @Test
    void one() {
      assertNotSame(last, EventLoop.running());
      last = EventLoop.running();
    }

    @Test
    void two() {
      assertNotSame(last, EventLoop.running());
      last = EventLoop.running();
    }
  }

  @Test
  void oneObjectForAllTestsStillMeansALoopForEach() {
    Kit.run(OneObjectForAll.class).assertGreen(2);
  }

  @LoopTest
  static class Limited {
    @LoopTest(timeout = 5)
    void sleepsTooLong() {
      await(sleep(seconds(60)));
    }

    @LoopTest(timeout = 5)
    void goesOnForEver() {
      while (true) {
        try {
          await(sleep(seconds(1)));
        } catch (dev.loopbook.loop.CancelledError swallowed) {
          // on it goes
        }
      }
    }

    @LoopTest(timeout = 5)
    void swallowsItsCancellation() {
      try {
        await(sleep(seconds(60)));
      } catch (dev.loopbook.loop.CancelledError swallowed) {
        // and it ends by itself
      }
    }

    @LoopTest(timeout = 5)
    void isJustInTime() {
      await(sleep(seconds(5)));
    }

    @LoopTest(wallTimeout = 0.05)
    void spins() {
      while (true) {
        await(sleep(seconds(0)));
      }
    }

    @LoopTest(wallTimeout = 0.05)
    void spinsUntilItIsAsked() {
      try {
        while (true) {
          await(sleep(seconds(0)));
        }
      } catch (dev.loopbook.loop.CancelledError swallowed) {
        // and it ends by itself
      }
    }

    @LoopTest(wallTimeout = 0.05)
    void blocks() throws InterruptedException {
      Thread.sleep(60_000);
    }

    @LoopTest(blockLimit = 0.1)
    void holdsTheLoop() {
      dev.loopbook.loop.Async.busy(seconds(2));
    }

    @Test
    @Timeout(value = 50, unit = java.util.concurrent.TimeUnit.MILLISECONDS)
    void spinsUnderJUnitsTimeout() {
      while (true) {
        await(sleep(seconds(0)));
      }
    }

    @Test
    void runsAfterwards(EventLoop loop) {
      assertEquals(0, loop.nanos());
      assertInstanceOf(Clock.class, loop.clock());
    }
  }

  @Test
  void aTestThatTakesTooLongIsEndedAndFails() {
    var kit = Kit.run(Limited.class);
    assertEquals(8, kit.failures().size());
    for (var test : List.of("sleepsTooLong", "goesOnForEver", "swallowsItsCancellation")) {
      assertTrue(
          kit.failureOf(test).getMessage().startsWith("not over after 5 s of virtual time"), test);
    }
    for (var test : List.of("spins", "spinsUntilItIsAsked", "blocks")) {
      assertTrue(
          kit.failureOf(test).getMessage().startsWith("not over after 0.05 s by the wall"), test);
    }
    var blocked = kit.failureOf("holdsTheLoop").getMessage();
    assertTrue(blocked.contains("holdsTheLoop held the loop for 2 s, at LoopTestTest:"), blocked);
    assertTrue(
        kit.failureOf("spinsUnderJUnitsTimeout").getMessage().contains("timed out after 50"));
  }
}
