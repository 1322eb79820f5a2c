package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.Async.waitFor;
import static dev.loopbook.testkit.LoopAssertions.assertCancelled;
import static dev.loopbook.testkit.LoopAssertions.assertCompletesBefore;
import static dev.loopbook.testkit.LoopAssertions.assertTimesOut;
import static dev.loopbook.testkit.TestTime.advance;
import static dev.loopbook.testkit.http.HttpReply.text;
import static dev.loopbook.testkit.mock.AsyncMocks.asyncMock;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.Event;
import dev.loopbook.testkit.http.HttpStub;
import dev.loopbook.testkit.mock.AsyncMocks;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.mockito.Mockito;

/// The ten common mistakes in tests of asynchronous code, each with what the kit says of the wrong
/// test, and with the right one.
final class MistakesTest {

  /// Asserts that the tests called `wrong…` fail with these words, and that all others pass.
  private static void assertSays(Class<?> pair, String... words) {
    var kit = Kit.run(pair);
    var said =
        kit.failures().stream().map(MistakesTest::everything).collect(Collectors.joining("\n"));
    for (var word : words) {
      assertTrue(said.contains(word), () -> "'%s' is not in:\n%s".formatted(word, said));
    }
    kit.results().testEvents().finished().stream()
        .forEach(
            event -> {
              var name = event.getTestDescriptor().getDisplayName();
              var failed =
                  kit.results().testEvents().failed().stream()
                      .anyMatch(each -> each.getTestDescriptor() == event.getTestDescriptor());
              assertEquals(name.startsWith("wrong"), failed, name);
            });
    assertTrue(kit.results().testEvents().succeeded().count() > 0, "no right test");
  }

  private static String everything(Throwable failure) {
    return failure
        + Arrays.stream(failure.getSuppressed())
            .map(each -> "\n" + everything(each))
            .collect(Collectors.joining());
  }

  interface Api {
    Coroutine<String> fetchUser(int id);
  }

  private static Coroutine<Void> goesOnForEver(StringBuilder log) {
    return async(
        () -> {
          while (true) {
            await(sleep(seconds(60)));
            log.append("cleaned ");
          }
        });
  }

  static final class Connection extends AsyncResource {
    Connection(String name) {
      super(name);
    }

    @Override
    protected void release() {
      await(sleep(millis(1)));
    }

    Coroutine<String> ask() {
      return sleep(millis(1), "answer");
    }
  }

  @LoopTest
  static class AClientWithItsTransportLeftToChance {
    @Test
    void wrongAddress() {
      try (var http = new HttpStub();
          var session = http.open()) {
        http.get("http://test/users").reply(text("Alice"));
        await(session.get("http://test/user"));
      }
    }

    @Test
    void explicitTransport() {
      try (var http = new HttpStub();
          var session = http.open()) {
        http.get("http://test/users").reply(text("Alice"));
        assertEquals("Alice", await(session.get("http://test/users")).body());
      }
    }
  }

  @Test
  void first_aClientWithItsTransportLeftToChance() {
    assertSays(
        AClientWithItsTransportLeftToChance.class,
        "no stub answers GET http://test/user",
        "registered  /users");
  }

  @LoopTest
  static class ATaskLeftBehind {
    @Test
    void wrongEnd() {
      createTask(sleep(seconds(60)), "worker");
      await(sleep(millis(1)));
    }

    @Test
    void cancelledAndWaitedFor() {
      var task = createTask(sleep(seconds(60)), "worker");
      await(sleep(millis(1)));
      task.cancel();
      assertCancelled(task);
    }
  }

  @Test
  void second_aTaskLeftBehind() {
    assertSays(
        ATaskLeftBehind.class,
        "a task was left at work: worker, waiting for sleep 60 s",
        "made at");
  }

  @LoopTest(timeout = 600)
  static class AJobThatNeverEndsTestedDirectly {
    @Test
    void wrongPatience() {
      await(goesOnForEver(new StringBuilder()));
    }

    @Test
    void underTheVirtualClock() {
      var log = new StringBuilder();
      var task = createTask(goesOnForEver(log));
      advance(seconds(120));
      assertEquals("cleaned cleaned ", log.toString());
      task.cancel();
      assertCancelled(task);
    }
  }

  @Test
  void third_aJobThatNeverEndsTestedDirectly() {
    assertSays(AJobThatNeverEndsTestedDirectly.class, "not over after 600 s of virtual time");
  }

  @LoopTest
  static class ALoopOfOnesOwn {
    @Test
    void wrongLoop() {
      EventLoop.create().runUntilComplete(sleep(millis(1)));
    }

    @Test
    void theTestsLoop() {
      await(sleep(millis(1)));
    }
  }

  @Test
  void fourth_aLoopOfOnesOwn() {
    assertSays(
        ALoopOfOnesOwn.class,
        "another loop is running on this thread",
        "a loop was never closed",
        "a coroutine was never awaited");
  }

  @LoopTest
  static class AMockThatCannotBeAwaited {
    @Test
    void wrongMock() {
      await(Mockito.mock(Api.class).fetchUser(1));
    }

    @Test
    void asynchronousMock() {
      var api = asyncMock(Api.class);
      AsyncMocks.when(api.fetchUser(1)).returning("Alice");
      assertEquals("Alice", await(api.fetchUser(1)));
    }
  }

  @Test
  void fifth_aMockThatCannotBeAwaited() {
    assertSays(AMockThatCannotBeAwaited.class, "await(null): the call gave null");
  }

  @LoopTest
  static class AResourceLeftOpen {
    @Test
    void wrongEnd() {
      await(new Connection("client").ask());
    }

    @Test
    void closedInAnyCase() {
      try (var client = new Connection("client")) {
        await(client.ask());
      }
    }
  }

  @Test
  void sixth_aResourceLeftOpen() {
    assertSays(AResourceLeftOpen.class, "a resource was never closed", "opened at");
  }

  @LoopTest
  static class AJobAskedBeforeItRan {
    @Test
    void wrongMoment() {
      var job = createTask(sleep(seconds(1)), "job");
      await(sleep(millis(1)));
      assertTrue(job.isDone());
    }

    @Test
    void awaitedWithALimit() {
      assertCompletesBefore(seconds(2), createTask(sleep(seconds(1)), "job"));
    }
  }

  @Test
  void seventh_aJobAskedBeforeItRan() {
    assertSays(
        AJobAskedBeforeItRan.class,
        "expected: <true> but was: <false>",
        "job  waits for sleep 1 s");
  }

  static class ATearDownTrustedToSucceed {
    @LoopTest
    @Nested
    class Wrong {
      Connection a;
      Connection b;

      @Test
      void wrongTearDown() {
        a = new Connection("a");
        b = new Connection("b");
      }

      @AfterEach
      void tearDown() {
        a.close();
        if (b != null) {
          throw new IllegalStateException("the goodbye failed");
        }
        b.close();
      }
    }

    @LoopTest
    @Nested
    class Right {
      final Fixture<Connection> a = Fixture.of(up -> up.closing(new Connection("a")));
      final Fixture<Connection> b = Fixture.of(up -> up.closing(new Connection("b")));

      @Test
      void eachTornDownByItself() {
        a.get();
        b.get();
      }
    }
  }

  @Test
  void eighth_aTearDownTrustedToSucceed() {
    assertSays(
        ATearDownTrustedToSucceed.class, "the goodbye failed", "a resource was never closed");
  }

  static class StateSharedBetweenTests {
    static final Event READY = new Event();

    @LoopTest
    @Nested
    @TestMethodOrder(MethodOrderer.MethodName.class)
    class Wrong {
      @Test
      void aFirst() {
        var waiter = createTask(READY.waitSet());
        await(sleep(millis(1)));
        READY.set();
        await(waiter);
        READY.clear();
      }

      @Test
      void wrongToUseItAgain() {
        await(READY.waitSet());
      }
    }

    @LoopTest
    @Nested
    class Right {
      final Event ready = new Event();

      @Test
      void aNewOneForEachTest() {
        var waiter = createTask(ready.waitSet());
        await(sleep(millis(1)));
        ready.set();
        await(waiter);
      }
    }
  }

  @Test
  void ninth_stateSharedBetweenTests() {
    assertSays(StateSharedBetweenTests.class, "is bound to a different event loop");
  }

  @LoopTest
  static class NoTimeOut {
    static Coroutine<Object> hangs() {
      return async(() -> await(EventLoop.running().createFuture("the answer")));
    }

    @Test
    void wrongToWaitForEver() {
      await(hangs());
    }

    @Test
    void withATimeOut() {
      assertTimesOut(seconds(5), waitFor(hangs(), seconds(5)));
    }
  }

  @Test
  void tenth_noTimeOut() {
    assertSays(
        NoTimeOut.class,
        "nothing can ever run again",
        "wrongToWaitForEver  waits for the answer  at MistakesTest:");
  }
}
