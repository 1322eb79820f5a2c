package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/// One loop for several classes.
final class RunLoopTest {

  private static final Set<EventLoop> LOOPS = ConcurrentHashMap.newKeySet();
  private static final List<String> LOG = Collections.synchronizedList(new ArrayList<>());

  private static final Fixture<Task<?>> SERVER =
      Fixture.<Task<?>>of(
              setUp -> {
                var task =
                    createTask(
                        async(
                            () -> {
                              try {
                                while (true) {
                                  await(sleep(seconds(1)));
                                }
                              } finally {
                                LOG.add("server ends");
                              }
                            }),
                        "server");
                setUp.afterwards(
                    () -> {
                      task.cancel();
                      try {
                        await(task);
                      } catch (CancelledError ended) {
                        LOG.add("torn down");
                      }
                    });
                return task;
              })
          .named("server")
          .perRun();

  @BeforeEach
  void clear() {
    LOOPS.clear();
    LOG.clear();
  }

  @LoopTest(loop = LoopTest.Scope.RUN)
  static class First {
    @BeforeAll
    static void open() {
      await(sleep(seconds(1)));
      LOOPS.add(EventLoop.running());
    }

    @Test
    void one() {
      LOOPS.add(EventLoop.running());
      assertFalse(SERVER.get().isDone());
    }

    @Test
    void leaks() {
      createTask(sleep(seconds(1_000)), "late");
    }

    @Nested
    class Inside {
      @Test
      void two() {
        LOOPS.add(EventLoop.running());
        assertFalse(SERVER.get().isDone());
      }
    }

    @AfterAll
    static void close() {
      await(sleep(seconds(1)));
      LOG.add("first class");
    }
  }

  @LoopTest(loop = LoopTest.Scope.RUN)
  static class Second {
    @Test
    void three() {
      LOOPS.add(EventLoop.running());
      await(sleep(seconds(5)));
      assertFalse(SERVER.get().isDone());
      LOG.add("second class");
    }
  }

  @LoopTest(loop = LoopTest.Scope.RUN)
  static class LeavesOfItsClass {
    @BeforeAll
    static void open() {
      createTask(sleep(seconds(1_000)), "of the class");
    }

    @Test
    void passes() {}
  }

  @LoopTest(loop = LoopTest.Scope.RUN, time = LoopTest.Time.REAL)
  static class InRealTime {
    @Test
    void neverRuns() {}
  }

  @LoopTest(loop = LoopTest.Scope.CLASS)
  static class OnTheLoopOfItsClass {
    @Test
    void asks() {
      SERVER.get();
    }
  }

  private static Kit run(Map<String, String> parameters, Class<?>... classes) {
    return new Kit(
        EngineTestKit.engine("junit-jupiter")
            .selectors(Stream.of(classes).map(DiscoverySelectors::selectClass).toList())
            .configurationParameters(parameters)
            .execute());
  }

  private static void assertShared(Kit kit) {
    assertEquals(1, kit.failures().size(), kit.failures().toString());
    assertTrue(kit.failureOf("leaks").getMessage().contains("a task was left at work: late"));
    assertEquals(1, LOOPS.size());
    assertTrue(LOOPS.iterator().next().isClosed());
    assertEquals(
        List.of("server ends", "torn down"),
        LOG.subList(LOG.size() - 2, LOG.size()),
        LOG.toString());
  }

  @Test
  void classesShareItAndAFixtureOfTheRunMayHaveATask() {
    assertShared(run(Map.of(), First.class, Second.class));
    assertEquals(List.of("first class", "second class"), LOG.subList(0, 2));
  }

  @Test
  void inAParallelRunClassesTakeTurns() {
    assertShared(
        run(
            Map.of(
                "junit.jupiter.execution.parallel.enabled", "true",
                "junit.jupiter.execution.parallel.mode.default", "concurrent",
                "junit.jupiter.execution.parallel.mode.classes.default", "concurrent"),
            First.class,
            Second.class));
  }

  @Test
  void whatAClassLeavesFailsTheClass() {
    var kit = run(Map.of(), LeavesOfItsClass.class, Second.class);
    assertEquals(1, kit.failures().size(), kit.failures().toString());
    assertTrue(kit.failures().getFirst().getMessage().contains("of the class"));
  }

  @Test
  void otherOptionsAreRefused() {
    var kit = run(Map.of(), Second.class, InRealTime.class);
    assertEquals(
        "@LoopTest(loop = RUN): the other options differ from those of Second, and both share one"
            + " loop. Give them the same",
        kit.failures().getFirst().getMessage());
  }

  @Test
  void aTaskOfTheRunNeedsTheLoopOfTheRun() {
    var message = run(Map.of(), OnTheLoopOfItsClass.class).failureOf("asks").getMessage();
    assertTrue(message.contains("@LoopTest(loop = RUN)"), message);
  }

  @LoopTest
  static class Dynamic {
    final Fixture<String> data =
        Fixture.of(
            setUp -> {
              setUp.afterwards(() -> LOG.add("data torn down"));
              return "data";
            });

    @TestFactory
    Stream<DynamicTest> tests() {
      data.get();
      return Stream.of(1, 2)
          .map(
              number ->
                  DynamicTest.dynamicTest(
                      "d" + number,
                      () -> {
                        Background.background(sleep(seconds(1_000)));
                        LOG.add(data.get() + " " + number);
                      }));
    }
  }

  @Test
  void dynamicTestsShareTheFixturesOfTheirFactory() {
    Kit.run(Dynamic.class).assertGreen(2);
    assertEquals(List.of("data 1", "data 2", "data torn down"), LOG);
  }
}
