package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.Async.waitFor;
import static dev.loopbook.testkit.LoopAssertions.assertCancelled;
import static dev.loopbook.testkit.LoopAssertions.assertTimesOut;
import static dev.loopbook.testkit.TestTime.advance;
import static dev.loopbook.testkit.http.HttpReply.text;
import static dev.loopbook.testkit.mock.AsyncMocks.asyncMock;
import static dev.loopbook.testkit.mock.AsyncMocks.verifyAwaited;
import static dev.loopbook.testkit.mock.AsyncMocks.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;

import dev.loopbook.io.http.HttpClient;
import dev.loopbook.loop.Async;
import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.ExitStack;
import dev.loopbook.sync.Event;
import dev.loopbook.testkit.http.HttpStub;
import dev.loopbook.testkit.mock.Patches;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Ten mistakes that tests of asynchronous code make, each as a wrong test beside the right one.
/// Run by [TenMistakesTest], which holds what the kit says of the wrong ones.
final class TenMistakes {

  private TenMistakes() {}

  /// What is tested: a bus that forgets old events once an hour.
  static final class Bus {
    private final List<String> events = new ArrayList<>(List.of("old"));

    Coroutine<Void> cleanUpForEver() {
      return async(
          () -> {
            while (true) {
              await(sleep(seconds(3600)));
              events.clear();
            }
          });
    }
  }

  interface UserApi {
    Coroutine<String> fetchUser(int id);
  }

  static final class Connection extends AsyncResource {
    private final boolean breaks;

    Connection(boolean breaks) {
      this.breaks = breaks;
    }

    Coroutine<String> query() {
      return async(() -> await(sleep(millis(1), "row")));
    }

    @Override
    protected void release() {
      await(sleep(millis(1)));
      if (breaks) {
        throw new IllegalStateException("the server has hung up");
      }
    }
  }

  /// What makes its client itself reaches the network, also in a test.
  @LoopTest
  static class ClientWithoutItsTransport {
    private static final String URL = "http://localhost:1/users/1";

    private Coroutine<String> fetch(HttpClient client) {
      return async(
          () -> {
            try (var session = client.open()) {
              return await(session.get(URL)).body();
            }
          });
    }

    @Test
    void wrong() {
      assertEquals("Alice", await(fetch(HttpClient.real())));
    }

    @Test
    void wrongAddress() {
      try (var http = new HttpStub()) {
        http.get("http://localhost:1/user").reply(text("Alice"));
        assertEquals("Alice", await(fetch(http)));
      }
    }

    @Test
    void right() {
      try (var http = new HttpStub()) {
        http.get("http://localhost:1/users/{id}").reply(text("Alice"));
        assertEquals("Alice", await(fetch(http)));
      }
    }
  }

  @LoopTest
  static class TaskLeftAtWork {
    @Test
    void wrong() {
      createTask(new Bus().cleanUpForEver(), "clean-up");
      await(sleep(seconds(1)));
    }

    @Test
    void right() {
      var task = createTask(new Bus().cleanUpForEver(), "clean-up");
      try {
        await(sleep(seconds(1)));
      } finally {
        task.cancel();
        assertCancelled(task);
      }
    }
  }

  @LoopTest(timeout = 100_000)
  static class LoopThatNeverEnds {
    @Test
    void wrong() {
      await(new Bus().cleanUpForEver());
    }

    @Test
    void wrongMend() {
      try (var statics = Patches.someStatics(Async.class)) {
        statics.whenAwaited(() -> Async.sleep(any())).sideEffect(_ -> null);
        await(new Bus().cleanUpForEver());
      }
    }

    @Test
    void right() {
      var bus = new Bus();
      var task = createTask(bus.cleanUpForEver());
      advance(seconds(3600));
      assertEquals(List.of(), bus.events);
      task.cancel();
      assertCancelled(task);
    }
  }

  @LoopTest
  static class LoopOfOnesOwn {
    @Test
    void wrong() {
      run(new Connection(false).query());
    }

    @Test
    @SuppressWarnings("resource")
    void wrongLoop() {
      EventLoop.create().runUntilComplete(sleep(millis(1)));
    }

    @Test
    void right() {
      try (var connection = new Connection(false)) {
        assertEquals("row", await(connection.query()));
      }
    }
  }

  @LoopTest
  static class WrongMock {
    @Test
    void wrong() {
      var api = mock(UserApi.class);
      assertEquals("Alice", await(api.fetchUser(1)));
    }

    @Test
    void right() {
      var api = asyncMock(UserApi.class);
      when(api.fetchUser(1)).returning("Alice");
      assertEquals("Alice", await(api.fetchUser(1)));
      verifyAwaited(api).fetchUser(1);
    }
  }

  @LoopTest
  static class ResourceNotClosed {
    @Test
    @SuppressWarnings("resource")
    void wrong() {
      assertEquals("row", await(new Connection(false).query()));
    }

    @Test
    void right() {
      try (var connection = new Connection(false)) {
        assertEquals("row", await(connection.query()));
      }
    }
  }

  @LoopTest
  static class LookingTooEarly {
    private final List<String> done = new ArrayList<>();

    private Coroutine<Void> job() {
      return async(
          () -> {
            await(sleep(millis(5)));
            done.add("job");
          });
    }

    @Test
    void wrong() {
      var task = createTask(job(), "job");
      assertTrue(task.isDone());
    }

    @Test
    void right() {
      var task = createTask(job(), "job");
      await(waitFor(task, seconds(1)));
      assertEquals(List.of("job"), done);
    }
  }

  /// The first clean-up fails, and the second never happens.
  @LoopTest
  static class CleanUpThatFailsWrong {
    private final List<Connection> open = new ArrayList<>();

    @Test
    void wrong() {
      open.add(new Connection(true));
      open.add(new Connection(false));
    }

    @AfterEach
    void tearDown() {
      open.forEach(Connection::close);
    }
  }

  /// Each fixture is torn down by itself.
  @LoopTest
  static class CleanUpOfFixtures {
    private final Fixture<Connection> first =
        Fixture.of(up -> up.closing(new Connection(false))).named("first");
    private final Fixture<Connection> second =
        Fixture.of(up -> up.closing(new Connection(true))).named("second");

    @Test
    void wrongOnlyInItsCleanUp() {
      first.get();
      second.get();
    }
  }

  /// Every clean-up happens, and no failure is lost.
  @LoopTest
  static class CleanUpThatFailsRight {
    private final ExitStack open = new ExitStack();
    private final List<Connection> connections = new ArrayList<>();

    @Test
    void right() {
      connections.add(open.enter(new Connection(false)));
      connections.add(open.enter(new Connection(true)));
    }

    @AfterEach
    void tearDown() {
      try {
        open.close();
      } catch (IllegalStateException failure) {
        assertEquals("the server has hung up", failure.getMessage());
      }
      assertTrue(connections.stream().allMatch(AsyncResource::isClosed));
    }
  }

  @LoopTest
  static class SharedState {
    private static final List<String> SHARED = new ArrayList<>();
    private final List<String> own = new ArrayList<>();

    @Test
    void one() {
      SHARED.add("one");
      own.add("one");
      assertEquals(List.of("one"), own);
    }

    @Test
    void wrong() {
      SHARED.add("two");
      assertEquals(List.of("two"), SHARED);
    }

    @Test
    void right() {
      own.add("two");
      assertEquals(List.of("two"), own);
    }
  }

  /// What a loop once waited for belongs to that loop.
  @LoopTest
  static class SharedEvent {
    private static final Event READY = new Event();
    private final Event own = new Event();

    private void passes(Event ready) {
      var waiter = createTask(ready.waitSet());
      await(sleep(millis(1)));
      ready.set();
      await(waiter);
      ready.clear();
    }

    @Test
    void one() {
      passes(READY);
      passes(own);
    }

    @Test
    void wrong() {
      passes(READY);
    }

    @Test
    void right() {
      passes(own);
    }
  }

  @LoopTest
  static class NoLimit {
    private Coroutine<Object> answer() {
      return async(() -> await(EventLoop.running().createFuture("the answer")));
    }

    @Test
    void wrong() {
      await(answer());
    }

    @Test
    void right() {
      assertTimesOut(seconds(5), waitFor(answer(), seconds(5)));
    }
  }
}
