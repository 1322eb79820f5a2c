package dev.loopbook.testkit.signature;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.busy;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.Async.timeout;
import static dev.loopbook.loop.Async.toThread;
import static dev.loopbook.testkit.mock.AsyncMocks.asyncMock;
import static dev.loopbook.testkit.mock.AsyncMocks.verifyAwaited;
import static dev.loopbook.testkit.mock.AsyncMocks.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;

import dev.loopbook.io.http.HttpClient;
import dev.loopbook.loop.Async;
import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Body;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.sync.Queue;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.mock.Patches;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/// A test for each signature that fails in its way, named after it. Run by [SignatureTest].
@LoopTest
class Provoked {

  interface UserApi {
    Coroutine<String> fetchUser(int id);
  }

  private final UserApi api = asyncMock(UserApi.class);

  private static Coroutine<String> fetchUser() {
    return async(() -> await(sleep(seconds(1), "Alice")));
  }

  @Test
  void spins() {
    try (var statics = Patches.someStatics(Async.class)) {
      statics.whenAwaited(() -> Async.sleep(any())).sideEffect(_ -> null);
      await(
          timeout(
              seconds(0.2),
              () -> {
                while (true) {
                  await(sleep(seconds(3600)));
                }
              }));
    }
  }

  @LoopTest(wallTimeout = 0.5)
  void held() throws InterruptedException {
    Thread.sleep(60_000);
  }

  @Test
  void awaitedTwice() {
    var plain = mock(UserApi.class);
    Mockito.when(plain.fetchUser(1)).thenReturn(fetchUser());
    await(plain.fetchUser(1));
    await(plain.fetchUser(1));
  }

  @Test
  void otherLoop() {
    try (var other = EventLoop.create()) {
      Future<String> future = other.createFuture();
      await(future);
    }
  }

  @Test
  void loopClosed() {
    var other = EventLoop.create();
    other.close();
    other.callSoon(() -> {});
  }

  @Test
  void loopInLoop() {
    var work = fetchUser();
    try {
      run(work);
    } finally {
      work.close();
    }
  }

  @Test
  void noLoop() {
    await(toThread(() -> await(sleep(seconds(0)))));
  }

  @Test
  void inMonitor() {
    synchronized (this) {
      await(sleep(seconds(1)));
    }
  }

  @Test
  void wrongMock() {
    await(mock(UserApi.class).fetchUser(1));
  }

  @Test
  void wrongValue() {
    Mockito.when(api.fetchUser(1)).thenAnswer(_ -> List.of("Alice"));
    await(api.fetchUser(1));
  }

  @Test
  void realNetwork() {
    try (var session = HttpClient.real().open()) {
      await(session.get("http://localhost:1/"));
    }
  }

  @Test
  void usedAsValue() {
    var user = fetchUser();
    assertEquals("Alice", user);
  }

  @Test
  void stubDoesNotFit() {
    when(api.fetchUser(1)).returning("Alice");
    assertEquals("Alice", await(api.fetchUser(2)));
  }

  @Test
  void notStubbed() {
    assertEquals(5, await(api.fetchUser(2)).length());
  }

  @Test
  void neverAwaited() {
    api.fetchUser(1);
    verifyAwaited(api).fetchUser(1);
  }

  @Test
  void cancelIsARequest() {
    var task = createTask(sleep(seconds(10)));
    await(sleep(seconds(1)));
    task.cancel();
    assertTrue(task.isCancelled());
  }

  @Test
  void askedTooEarly() {
    var log = new ArrayList<String>();
    createTask(async(() -> log.add("done")));
    assertEquals(List.of("done"), log);
  }

  @Test
  void neverFinished() {
    var queue = new Queue<String>();
    await(queue.put("a"));
    await(queue.get());
    await(queue.join());
  }

  @Test
  void deadlock() {
    await(EventLoop.running().createFuture());
  }

  @Test
  void failedUnasked() {
    var log = new ArrayList<String>();
    var job =
        createTask(
            async(
                () -> {
                  if (log.isEmpty()) {
                    throw new IllegalStateException("no such user");
                  }
                }));
    await(sleep(seconds(1)));
    assertTrue(job.isDone());
    assertEquals(List.of("saved"), log);
  }

  private static void assertTakes(Duration expected, Body.OfVoid work) {
    var began = EventLoop.running().time();
    await(async(work));
    assertEquals(expected, EventLoop.running().time().minus(began));
  }

  private int count;

  private Coroutine<Void> increment() {
    return async(
        () -> {
          var read = count;
          await(sleep(millis(1)));
          count = read + 1;
        });
  }

  @Test
  void lostUpdate() {
    await(gather(increment(), increment(), increment()));
    assertEquals(3, count);
  }

  @Test
  void blockedSum() {
    assertTakes(
        seconds(2),
        () ->
            await(
                gather(
                    async(() -> busy(seconds(2))),
                    async(() -> busy(seconds(2))),
                    async(() -> busy(seconds(2))))));
  }

  @Test
  void sumOfParts() {
    assertTakes(
        seconds(1),
        () -> {
          await(fetchUser());
          await(fetchUser());
          await(fetchUser());
        });
  }

  @LoopTest(blockLimit = 0.1)
  void blocked() {
    busy(seconds(2));
  }

  @LoopTest(timeout = 5)
  void outOfTime() {
    await(sleep(seconds(3600)));
  }

  @LoopTest(schedules = 50)
  void reordered() {
    var log = new ArrayList<String>();
    await(gather(async(() -> log.add("first")), async(() -> log.add("second"))));
    assertEquals(List.of("first", "second"), log);
  }

  static final class Connection extends AsyncResource {
    @Override
    protected void release() {}
  }

  @Test
  @SuppressWarnings("resource")
  void notClosed() {
    new Connection();
  }

  @Test
  void taskLeft() {
    createTask(sleep(seconds(10)));
    await(sleep(seconds(1)));
  }

  /// The second fails for what the first one left.
  @LoopTest
  static class StateLeft {
    private static final List<String> CACHE = new ArrayList<>();

    @Test
    void first() {
      CACHE.add("user_1");
    }

    @Test
    void second() {
      assertEquals(List.of(), CACHE);
    }

    @Test
    void third() {
      var task = createTask(sleep(seconds(1)));
      task.cancel();
      await(task);
    }
  }

  private static final class VisitCounter {
    private int visits;

    Coroutine<Integer> visit() {
      return async(
          () -> {
            var before = visits;
            await(sleep(millis(20)));
            visits = before + 1;
            return visits;
          });
    }
  }

  /// Loses updates in code that only its set-up names.
  @LoopTest
  static class LostInSetUp {
    private Supplier<Coroutine<Integer>> site = () -> fail();

    @BeforeEach
    void open() {
      site = new VisitCounter()::visit;
    }

    @Test
    void visits() {
      await(gather(site.get(), site.get()));
      assertEquals(3, await(site.get()));
    }
  }
}
