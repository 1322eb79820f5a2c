package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/// What tests need, set up and torn down with awaiting.
final class FixtureTest {

  private static final List<String> LOG = Collections.synchronizedList(new ArrayList<>());

  private static void log(String what) {
    LOG.add(what);
  }

  @BeforeEach
  void clear() {
    LOG.clear();
  }

  private static Fixture<String> logged(String name) {
    return Fixture.of(
            setUp -> {
              await(sleep(millis(1)));
              log("+" + name);
              setUp.afterwards(
                  () -> {
                    await(sleep(millis(1)));
                    log("-" + name);
                  });
              return name;
            })
        .named(name);
  }

  @LoopTest
  static class Composed {
    final Fixture<String> config = logged("config");
    final Fixture<String> client =
        Fixture.of(
                setUp -> {
                  var of = setUp.use(config);
                  setUp.closing(() -> log("-client"));
                  log("+client of " + of);
                  return "client";
                })
            .named("client");
    final Fixture<String> unasked = logged("unasked");

    @AfterEach
    void tearDown() {
      log("after each");
    }

    @Test
    void asks() {
      assertEquals("client", client.get());
      assertSame(client.get(), client.get());
    }

    @Test
    void fails() {
      client.get();
      fail("on purpose");
    }

    @LoopTest(timeout = 5)
    void isCancelled() {
      client.get();
      await(sleep(seconds(60)));
    }
  }

  @Test
  void aFixtureComesBeforeWhatUsesItAndGoesAfterItHoweverTheTestEnds() {
    var kit = Kit.run(Composed.class);
    assertEquals(2, kit.failures().size());
    var each = List.of("+config", "+client of config", "after each", "-client", "-config");
    assertEquals(Stream.of(each, each, each).flatMap(List::stream).toList(), LOG);
  }

  @LoopTest
  static class BadTearDowns {
    final Fixture<String> outer = logged("outer");
    final Fixture<String> broken =
        Fixture.of(
                setUp -> {
                  setUp.use(outer);
                  setUp.afterwards(
                      () -> {
                        throw new IllegalStateException("first");
                      });
                  setUp.afterwards(
                      () -> {
                        throw new IllegalStateException("second");
                      });
                  return "broken";
                })
            .named("broken");
    final Fixture<String> halfway =
        Fixture.of(
            setUp -> {
              setUp.afterwards(() -> log("-halfway"));
              if (LOG != null) {
                throw new IllegalStateException("no connection");
              }
              return "";
            });

    @Test
    void passes() {
      broken.get();
    }

    @Test
    void fails() {
      broken.get();
      fail("on purpose");
    }

    @Test
    void cannotBegin() {
      halfway.get();
    }
  }

  @Test
  void everyTearDownHasItsTurnAndNoFailureIsLost() {
    var kit = Kit.run(BadTearDowns.class);
    assertEquals(List.of("-halfway", "-outer", "-outer"), tearDowns());
    var ofTearDown = kit.failureOf("passes");
    assertEquals("second", ofTearDown.getMessage());
    assertEquals(
        "in the tear-down of the fixture broken", ofTearDown.getSuppressed()[0].getMessage());
    assertEquals("first", ofTearDown.getSuppressed()[1].getMessage());
    var failed = kit.failureOf("fails");
    assertTrue(failed.getMessage().startsWith("on purpose"));
    assertEquals("second", failed.getSuppressed()[0].getMessage());
    assertEquals("no connection", kit.failureOf("cannotBegin").getMessage());
  }

  private static List<String> tearDowns() {
    return LOG.stream().filter(line -> line.startsWith("-")).sorted().toList();
  }

  @LoopTest
  static class Registered {
    @RegisterExtension final Fixture<String> always = logged("always");

    @Test
    void neverAsks() {
      log("test");
    }
  }

  @Test
  void aRegisteredFixtureIsSetUpWithoutBeingAsked() {
    Kit.run(Registered.class).assertGreen(1);
    assertEquals(List.of("+always", "test", "-always"), LOG);
  }

  static final class Shared extends Fixtures {
    static final Fixture<StringBuilder> SERVER =
        Fixture.of(
                setUp -> {
                  await(sleep(millis(1)));
                  log("+server");
                  setUp.afterwards(() -> log("-server"));
                  return new StringBuilder("server");
                })
            .perRun()
            .named("server");
    static final Fixture<String> SESSION =
        Fixture.of(
            setUp -> {
              var session = "session of " + setUp.use(SERVER);
              log("+session");
              setUp.afterwards(() -> log("-session"));
              return session;
            });
  }

  @LoopTest
  @ExtendWith(Shared.class)
  static class One {
    @Test
    void asks(String session) {
      assertEquals("session of server", session);
    }
  }

  @LoopTest
  @ExtendWith(Shared.class)
  static class Two {
    @Test
    void asks(StringBuilder server, String session) {
      assertEquals("session of " + server, session);
    }
  }

  @Test
  void classesShareFixturesThatOneExtensionHolds() {
    var results =
        EngineTestKit.engine("junit-jupiter")
            .selectors(
                DiscoverySelectors.selectClass(One.class),
                DiscoverySelectors.selectClass(Two.class))
            .execute();
    new Kit(results).assertGreen(2);
    assertEquals(
        List.of("+server", "+session", "-session", "+session", "-session", "-server"), LOG);
  }

  @LoopTest
  static class PerClass {
    static final Fixture<String> SHARED = logged("shared").perClass();

    @Test
    void one() {
      SHARED.get();
    }

    @Nested
    class Inner {
      @Test
      void two() {
        SHARED.get();
      }
    }
  }

  @Test
  void aFixtureOfAClassIsSetUpOnceNestedClassesIncluded() {
    Kit.run(PerClass.class).assertGreen(2);
    assertEquals(List.of("+shared", "-shared"), LOG);
  }

  @LoopTest(loop = LoopTest.Scope.CLASS)
  static class OnAClassLoop {
    static final Fixture<Task<Void>> SERVER =
        Fixture.of(
                setUp -> {
                  var task = createTask(sleep(seconds(10_000)), "server");
                  setUp.afterwards(
                      () -> {
                        task.cancel();
                        LoopAssertions.assertCancelled(task);
                        log("-server");
                      });
                  return task;
                })
            .perClass();

    @Test
    void one() {
      assertFalse(SERVER.get().isDone());
    }

    @Test
    void two() {
      await(sleep(seconds(1)));
      assertFalse(SERVER.get().isDone());
    }
  }

  @Test
  void onTheLoopOfItsClassAFixtureMayHoldATask() {
    Kit.run(OnAClassLoop.class).assertGreen(2);
    assertEquals(List.of("-server"), LOG);
  }

  @LoopTest
  static class TaskOnALoopPerTest {
    static final Fixture<Task<Void>> SERVER =
        Fixture.of(() -> createTask(sleep(seconds(10_000)), "server")).perClass().named("service");

    @Test
    void asks() {
      SERVER.get();
    }
  }

  @Test
  void aFixtureThatOutlivesItsLoopMayNotHoldATask() {
    var message = Kit.run(TaskOnALoopPerTest.class).failureOf("asks").getMessage();
    assertTrue(
        message.startsWith(
            "the fixture service is kept per class, but its task server ends with the loop of this"
                + " test: give all tests one loop with @LoopTest(loop = CLASS)"),
        message);
  }

  @LoopTest
  static class Wrong {
    final Fixture<String> perTest = logged("perTest");
    final Fixture<String> wide = Fixture.of(setUp -> setUp.use(perTest)).perClass().named("wide");
    final List<Fixture<String>> circle = new ArrayList<>();

    @Test
    void outlives() {
      wide.get();
    }

    @Test
    void needsItself() {
      circle.add(Fixture.of(setUp -> setUp.use(circle.get(1))).named("a"));
      circle.add(Fixture.of(setUp -> setUp.use(circle.get(0))).named("b"));
      circle.getFirst().get();
    }
  }

  @Test
  void whatCannotBeIsSaid() {
    var kit = Kit.run(Wrong.class);
    assertEquals(
        "the fixture wide is kept per class and cannot use perTest, which is made per test: it"
            + " would outlive it",
        kit.failureOf("outlives").getMessage());
    assertEquals(
        "fixtures need each other in a circle: a -> b -> a",
        kit.failureOf("needsItself").getMessage());
  }

  @LoopTest
  static class AskedTwiceAtOnce {
    final Fixture<String> slow = logged("slow");

    @Test
    void waitForTheSame() {
      assertEquals(
          List.of("slow", "slow"), await(gather(async(() -> slow.get()), async(() -> slow.get()))));
    }
  }

  @Test
  void twoTasksThatAskAtOnceGetTheSame() {
    Kit.run(AskedTwiceAtOnce.class).assertGreen(1);
    assertEquals(List.of("+slow", "-slow"), LOG);
  }
}
