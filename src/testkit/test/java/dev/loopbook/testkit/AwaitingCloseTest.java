package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.AsyncResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// What JUnit does by itself, outside of all stages, may await too.
final class AwaitingCloseTest {

  private static final List<String> LOG = new ArrayList<>();

  @BeforeEach
  void clear() {
    LOG.clear();
  }

  private static final class Client extends AsyncResource {
    private final String shown;

    Client(String shown) {
      this.shown = shown;
    }

    @Override
    protected void release() {
      await(sleep(millis(1)));
      LOG.add(shown);
    }
  }

  /// Knows nothing of Loopbook's own resources, and can't bear to be closed twice.
  private static final class Handmade {
    void hangUp() {
      await(sleep(millis(1)));
      LOG.add("handmade");
    }
  }

  private static final class Plain implements AutoCloseable {
    @Override
    public void close() {
      LOG.add("plain");
    }
  }

  @LoopTest
  static class Closing {
    @AutoClose static Client ofClass = new Client("of class");
    @AutoClose final Client first = new Client("final");
    @AutoClose Client second;
    @AutoClose Client never;

    @AutoClose("hangUp")
    final Handmade handmade = new Handmade();

    @AutoClose final Plain plain = new Plain();

    @Test
    void opensIt() {
      second = new Client("second");
    }

    @AfterEach
    void tearDown() {
      LOG.add("after each");
    }

    @Nested
    class Inside {
      @AutoClose final Client inner = new Client("inner");

      @Test
      void runs() {}
    }
  }

  @Test
  void whatIsClosedByJUnitMayAwait() {
    Kit.run(Closing.class).assertGreen(2);
    var inside = LOG.lastIndexOf("after each");
    assertEquals("after each", LOG.getFirst());
    // JUnit promises no order within a class.
    assertEquals(
        Set.of("after each", "final", "second", "handmade", "plain"),
        new HashSet<>(LOG.subList(0, inside)));
    assertEquals("inner", LOG.get(inside + 1));
    assertEquals(List.of("plain", "of class"), LOG.subList(LOG.size() - 2, LOG.size()));
    assertEquals(5 + 5 + 1, LOG.size(), "each of them once");
  }

  @LoopTest
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneObject {
    @AutoClose final Client client = new Client("client");

    @Test
    void one() {
      LOG.add("one");
    }

    @Test
    void two() {
      LOG.add("two");
    }
  }

  @Test
  void theOneObjectOfAClassIsClosedAfterAllOfItsTests() {
    Kit.run(OneObject.class).assertGreen(2);
    assertEquals("client", LOG.getLast());
    assertEquals(3, LOG.size());
  }

  @LoopTest
  static class Failing {
    @AutoClose
    final AutoCloseable client =
        () -> {
          await(sleep(millis(1)));
          throw new IllegalStateException("no goodbye");
        };

    @Test
    void passes() {}
  }

  @Test
  void aFailingCloseFailsTheTest() {
    assertEquals("no goodbye", Kit.run(Failing.class).failureOf("passes").getMessage());
  }

  @LoopTest
  static class FailingTearDowns {
    @AutoClose
    final AutoCloseable client =
        () -> {
          await(sleep(millis(1)));
          throw new IllegalStateException("no goodbye");
        };

    @Test
    void passes() {
      Background.background(
          async(
              () -> {
                throw new IllegalStateException("no news");
              }),
          "ticker");
    }

    @AfterEach
    void tearDown() {
      throw new IllegalStateException("no sweep");
    }

    @AfterAll
    static void tearAllDown() {
      throw new IllegalStateException("no rest");
    }
  }

  @Test
  void whatFailsInATearDownIsCalledOne() {
    var report = Tests.run(FailingTearDowns.class).toString();
    for (var where :
        List.of("@AutoClose client", "@AfterEach tearDown()", "@AfterAll tearAllDown()")) {
      assertTrue(report.contains("where      in the tear-down: " + where), report);
    }
    assertTrue(report.contains("where      in the background task ticker"), report);
  }

  @LoopTest
  static class Lazy {
    @TestFactory
    Stream<DynamicTest> stream() {
      return Stream.of(1, 2, 3)
          .map(
              number -> {
                await(sleep(seconds(number)));
                LOG.add("made " + number);
                return DynamicTest.dynamicTest(
                    "s" + number,
                    () -> {
                      await(sleep(seconds(1)));
                      LOG.add("ran " + number);
                    });
              });
    }

    @TestFactory
    Iterator<DynamicTest> iterator() {
      return stream().iterator();
    }

    @TestFactory
    Iterable<DynamicTest> iterable() {
      return () -> stream().iterator();
    }

    @TestFactory
    Stream<DynamicTest> fails() {
      return Stream.of(1)
          .map(
              _ -> {
                await(sleep(seconds(1)));
                throw new IllegalStateException("no data");
              });
    }
  }

  @Test
  void dynamicTestsThatAreMadeOneByOneMayAwaitWhileTheyAreMade() {
    var kit = Kit.run(Lazy.class);
    assertEquals(9, kit.results().testEvents().succeeded().count());
    assertEquals(
        List.of("made 1", "ran 1", "made 2", "ran 2", "made 3", "ran 3"), LOG.subList(0, 6));
    assertEquals(1, kit.failures().size(), kit.failures().toString());
    assertTrue(kit.failureOf("fails").toString().contains("no data"));
  }

  @LoopTest
  static class LazyContainers {
    static Stream<DynamicTest> inside(String name) {
      return Stream.of(1, 2)
          .map(
              number -> {
                await(sleep(seconds(1)));
                return DynamicTest.dynamicTest(name + number, () -> await(sleep(seconds(1))));
              });
    }

    @TestFactory
    Stream<DynamicNode> stream() {
      return Stream.of("a", "b")
          .map(
              name -> {
                await(sleep(seconds(1)));
                return DynamicContainer.dynamicContainer(name, inside(name));
              });
    }

    @TestFactory
    List<DynamicNode> list() {
      return List.of(
          DynamicContainer.dynamicContainer("outer", Stream.of(container("inner"))),
          DynamicTest.dynamicTest("beside", () -> {}));
    }

    @TestFactory
    DynamicNode[] array() {
      return new DynamicNode[] {container("c")};
    }

    @TestFactory
    DynamicNode one() {
      return container("d");
    }

    private static DynamicNode container(String name) {
      return DynamicContainer.dynamicContainer(name, inside(name));
    }
  }

  @Test
  void theTestsOfADynamicContainerMayAwaitWhileTheyAreMade() {
    var report = Tests.run(LazyContainers.class);
    assertTrue(report.isGreen(), report.toString());
    assertEquals(11, report.tests().size(), report.toString());
    assertTrue(report.toString().startsWith("LazyContainers "), report.toString());
    assertTrue(report.toString().lines().findFirst().orElse("").endsWith("all 11 pass"));
  }

  @LoopTest
  static class BrokenContainer {
    @TestFactory
    Stream<DynamicNode> stream() {
      return Stream.of(
          DynamicTest.dynamicTest("fine", () -> {}),
          DynamicContainer.dynamicContainer(
              "broken",
              Stream.of(1)
                  .map(
                      _ -> {
                        throw new IllegalStateException("no data");
                      })));
    }
  }

  @Test
  void aGroupThatFailsIsNotCountedAsIfAllPassed() {
    var report = Tests.run(BrokenContainer.class).toString();
    assertTrue(
        report.lines().findFirst().orElse("").endsWith("1 of 1 pass, 1 group failed"), report);
    assertTrue(report.contains("✗ broken"), report);
  }
}
