package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.testkit.Background.background;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Work that ends with the test that started it.
final class BackgroundTest {

  private static final List<String> LOG = new ArrayList<>();

  @BeforeEach
  void clear() {
    LOG.clear();
  }

  private static Coroutine<Void> serve(String name) {
    return async(
        () -> {
          try {
            while (true) {
              await(sleep(seconds(1)));
            }
          } finally {
            await(sleep(millis(1)));
            LOG.add("-" + name);
          }
        });
  }

  @LoopTest
  static class Serving {
    @RegisterExtension
    final Fixture<String> database =
        Fixture.of(
            setUp -> {
              setUp.afterwards(() -> LOG.add("-database"));
              return "database";
            });

    @BeforeEach
    void setUp() {
      background(serve("first"));
      background(serve("second"), "second");
    }

    @Test
    void goesOnBesideIt() {
      await(sleep(seconds(5)));
    }

    @AfterEach
    void tearDown() {
      LOG.add("after each");
    }
  }

  @Test
  void itIsCancelledAndAwaitedAfterTheTestAndBeforeItsFixtures() {
    Kit.run(Serving.class).assertGreen(1);
    assertEquals(List.of("after each", "-second", "-first", "-database"), LOG);
  }

  @LoopTest
  static class Failing {
    @Test
    void inTheBackground() {
      background(
          async(
              () -> {
                await(sleep(seconds(1)));
                throw new IllegalStateException("disk full");
              }));
      await(sleep(seconds(5)));
    }

    @Test
    void whileItEnds() {
      background(
          async(
              () -> {
                try {
                  await(sleep(seconds(100)));
                } catch (CancelledError cancelled) {
                  throw new IllegalStateException("no goodbye", cancelled);
                }
              }));
      await(sleep(seconds(5)));
    }

    @Test
    void isDoneBefore() {
      var task = background(async(() -> await(sleep(seconds(1), "done"))));
      assertEquals("done", await(task));
    }
  }

  @Test
  void itsFailureIsTheTests() {
    var kit = Kit.run(Failing.class);
    assertEquals("disk full", kit.failureOf("inTheBackground").getMessage());
    assertEquals("no goodbye", kit.failureOf("whileItEnds").getMessage());
    assertEquals(2, kit.failures().size());
  }

  @LoopTest(loop = LoopTest.Scope.CLASS)
  static class ForTheClass {
    static Task<?> server;

    @BeforeAll
    static void open() {
      server = background(serve("server"));
    }

    @Test
    void one() {
      background(serve("one"));
      await(sleep(seconds(2)));
      assertFalse(server.isDone());
    }

    @Test
    void two() {
      await(sleep(seconds(2)));
      assertFalse(server.isDone());
    }
  }

  @Test
  void onTheLoopOfAClassItLastsAsLongAsWhatStartedIt() {
    Kit.run(ForTheClass.class).assertGreen(2);
    assertEquals(List.of("-one", "-server"), LOG);
    assertTrue(ForTheClass.server.isCancelled());
  }

  @Test
  void itNeedsATest() {
    var work = serve("nothing");
    var refused = assertThrows(IllegalStateException.class, () -> background(work));
    assertTrue(refused.getMessage().contains("call it in a @LoopTest"), refused.getMessage());
    work.close();
  }
}
