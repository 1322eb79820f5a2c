package dev.loopbook.testkit.signature;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.busy;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.testkit.mock.AsyncMocks.asyncMock;
import static dev.loopbook.testkit.mock.AsyncMocks.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.Queue;
import dev.loopbook.testkit.LoopAssertions;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.http.HttpReply;
import dev.loopbook.testkit.http.HttpStub;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Tests that fail almost as a signature says, but for another reason. Run by [SignatureTest].
@LoopTest
class NearMiss {

  private static Coroutine<@Nullable String> nobody() {
    return async(() -> null);
  }

  @Test
  void theCodeItselfGaveNull() {
    assertEquals(5, await(nobody()).length());
  }

  @Test
  void theTestItselfAwaitsNull() {
    Coroutine<String> forgotten = null;
    await(forgotten);
  }

  @Test
  void aValueIsCastToACoroutineByHand() {
    Object value = List.of("Alice");
    await((Coroutine<?>) value);
  }

  @Test
  void aTextThatQuotesTheLoopIsCompared() {
    assertEquals("cannot reuse already awaited coroutine", "no failure");
  }

  @Test
  void aTextThatQuotesAnotherLoopIsCompared() {
    assertEquals("it belongs to a different loop", "Event loop is closed");
  }

  @Test
  void aTextThatQuotesALimitIsCompared() {
    assertEquals("not over after 5 s of virtual time: see", "the loop is blocked");
  }

  @Test
  void somethingElseIsFalseWhileATaskIsAskedToStop() {
    var cleaned = new ArrayList<String>();
    var task = createTask(sleep(seconds(10)));
    await(sleep(seconds(1)));
    task.cancel();
    assertTrue(cleaned.contains("closed"));
  }

  @Test
  void twoTasksCrossAndNoneOfThemIsLost() {
    var board = new ArrayList<String>();
    var one = createTask(pin(board), "one");
    var two = createTask(pin(board), "two");
    await(sleep(seconds(3)));
    await(one);
    await(two);
    assertEquals(3, board.size());
  }

  @Test
  void twoTasksMakeTheSameEntry() {
    var made = new ArrayList<Integer>();
    var users = new HashMap<Integer, String>();
    await(gather(load(users, made), load(users, made)));
    assertEquals(1, made.size());
  }

  private Coroutine<@Nullable Void> load(Map<Integer, String> users, List<Integer> made) {
    return async(
        () -> {
          if (users.get(7) == null) {
            await(sleep(seconds(1)));
            made.add(7);
            users.put(7, "Alice");
          }
        });
  }

  private int pinned;

  private Coroutine<@Nullable Void> pin(List<String> board) {
    return async(
        () -> {
          await(sleep(seconds(1)));
          board.add("news " + pinned++);
        });
  }

  // ---- own exceptions that sound like Loopbook's ----

  @Test
  void anExceptionOfTheProgramSpeaksOfAnotherLoop() {
    throw new IllegalStateException("the ring belongs to a different loop");
  }

  @Test
  void anExceptionOfTheProgramSpeaksOfAClosedLoop() {
    throw new IllegalStateException("Event loop is closed for maintenance");
  }

  @Test
  void anExceptionOfTheProgramSpeaksOfReuse() {
    throw new IllegalStateException("cannot reuse already awaited ticket");
  }

  @Test
  void anExceptionOfTheProgramSpeaksOfALoopInALoop() {
    throw new IllegalStateException("next() cannot be called from a running event loop");
  }

  @Test
  void anExceptionOfTheProgramSpeaksOfNoLoop() {
    throw new IllegalStateException("no running event loop in this model railway");
  }

  @Test
  void anExceptionOfTheProgramSpeaksOfMonitors() {
    throw new IllegalStateException("await inside synchronized swimming");
  }

  @Test
  void anExceptionOfTheProgramSpeaksOfABlockedLoop() {
    throw new IllegalStateException("the loop is blocked by a train that held the loop");
  }

  @Test
  void anExceptionOfTheProgramSpeaksOfHolding() {
    throw new AssertionError("it held the loop without an await");
  }

  @Test
  void anExceptionOfTheProgramSpeaksOfALimit() {
    throw new IllegalStateException("60 s of real time: see the manual");
  }

  @Test
  void anExceptionOfTheProgramSpeaksOfAMock() {
    throw new IllegalStateException("alcohol cannot be returned by machines");
  }

  // ---- own types that are called like Loopbook's ----

  static final class DeadlockError extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static final class HttpConnectionError extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static final class SpinningMockError extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static final class ScheduleFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void aDatabaseIsInADeadlock() {
    throw new DeadlockError();
  }

  @Test
  void aConnectionOfTheProgramFails() {
    throw new HttpConnectionError();
  }

  @Test
  void aMockOfTheProgramSpins() {
    throw new SpinningMockError();
  }

  @Test
  void aTimetableOfTheProgramFails() {
    throw new ScheduleFailure();
  }

  // ---- evidence that belongs to something else ----

  // A busy machine may well give its thread no processor for half of that time. Whichever callback
  // ran then didn't hold the loop.
  @LoopTest(wallTimeout = 0.5)
  void manyTasksStartInATickAndThenTheTestGoesOn() {
    for (var i = 0; i < 600; i++) {
      createTask(fetchUser());
    }
    while (true) {
      await(sleep(seconds(0)));
    }
  }

  @Test
  void aStubRefusesAsItWasTold() {
    try (var http = new HttpStub();
        var session = http.open()) {
      http.get("http://localhost:1/").reply(HttpReply.refused());
      await(session.get("http://localhost:1/"));
    }
  }

  private static Coroutine<String> fetchUser() {
    return async(() -> "Alice");
  }

  @Test
  void twoTasksAreComparedOnPurpose() {
    var first = createTask(fetchUser());
    var second = createTask(fetchUser());
    await(gather(first, second));
    assertSame(first, second);
  }

  @Test
  void somethingElseLooksLikeATask() {
    assertEquals("milk", "<Task milk>");
  }

  private interface UserApi {
    Coroutine<String> fetchUser(int id);
  }

  @Test
  void aStubIsUnusedAndSomethingElseFails() {
    var api = asyncMock(UserApi.class);
    when(api.fetchUser(1)).returning("Alice");
    await(api.fetchUser(2));
    assertEquals(3, "four".length());
  }

  @Test
  void itFailsBeforeTheAwaitOfWhatItMade() {
    var user = fetchUser();
    assertEquals(3, "four".length());
    await(user);
  }

  @Test
  void aTaskHasNotBegunAndSomethingElseFails() {
    var task = createTask(fetchUser());
    assertEquals(3, "four".length());
    await(task);
  }

  @Test
  void aTaskFailedAndSomethingElseFails() {
    var job =
        createTask(
            async(
                () -> {
                  throw new IllegalStateException("no such user");
                }));
    await(sleep(seconds(1)));
    assertEquals(3, "four".length());
    await(job);
  }

  @Test
  void tasksOverlapAndAnotherNumberIsTooSmall() {
    await(gather(slowUser(), slowUser(), slowUser()));
    assertEquals(5, "four".length());
  }

  private static Coroutine<String> slowUser() {
    return async(() -> await(sleep(seconds(1), "Alice")));
  }

  private int answered;

  private Coroutine<Void> answer() {
    return async(
        () -> {
          await(sleep(seconds(1)));
          answered++; // never read before an await
        });
  }

  @Test
  void tasksOverlapAndCountTogetherWithoutALoss() {
    await(gather(answer(), answer()));
    assertEquals(3, answered);
  }

  private int stage;

  private Coroutine<Void> connect() {
    return async(
        () -> {
          await(sleep(seconds(1)));
          stage = 1; // whatever it was before
        });
  }

  @Test
  void tasksOverlapAndSetTheSameConstant() {
    await(gather(connect(), connect()));
    assertEquals(2, stage);
  }

  @Test
  void theTimeIsNoSumOfItsParts() {
    LoopAssertions.assertTakes(
        seconds(1), () -> await(gather(sleep(seconds(1)), sleep(seconds(2)))));
  }

  @Test
  void theTimeThatHeldTheLoopIsNoSum() {
    LoopAssertions.assertTakes(
        seconds(1),
        () -> {
          busy(seconds(1));
          await(sleep(seconds(1)));
          busy(seconds(1));
        });
  }

  /// The set-up's sleep and the test's add up, but a test can't start its set-up beside itself.
  @LoopTest
  static class SlowSetUp {
    @BeforeEach
    void connect() {
      await(sleep(seconds(3)));
    }

    @Test
    void comparesTheLoopsTime(EventLoop loop) {
      await(sleep(seconds(1)));
      assertEquals(seconds(1), loop.time());
    }
  }

  private static final class Connection extends AsyncResource {
    @Override
    protected void release() {}
  }

  @Test
  void itFailsBeforeItClosesWhatItOpened() {
    var connection = new Connection();
    assertEquals(3, "four".length());
    connection.close();
  }

  @Test
  void itFailsBeforeItEndsItsTask() {
    var task = createTask(sleep(seconds(9)));
    await(sleep(seconds(1)));
    assertEquals(3, "four".length());
    task.cancel();
  }

  @LoopTest
  static class StateLeft {
    private static final List<String> CACHE = new ArrayList<>();

    @Test
    void changesIt() {
      CACHE.add("user_1");
    }

    @Test
    void comparesSomethingElse() {
      assertEquals(3, "four".length());
    }

    @Test
    void takesTooLong() {
      assertTrue(CACHE.size() > 0);
      LoopAssertions.assertTakes(seconds(1), sleep(seconds(2)));
    }

    @Test
    void throwsOfItsOwn() {
      throw new IllegalStateException("no such user");
    }
  }

  /// Tests with an order hand something on, one to the next.
  @LoopTest
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class StateHandedOn {
    private static final List<String> DIARY = new ArrayList<>();

    @Test
    @Order(1)
    void writesIt() {
      DIARY.add("guest in");
    }

    @Test
    @Order(2)
    void readsIt() {
      assertEquals(List.of("guest in", "guest out"), DIARY);
    }
  }

  /// A deadlock, but not for the unfinished items.
  @LoopTest
  static class Deadlock {
    @Test
    void aQueueHasUnfinishedItemsInADeadlockElsewhere() {
      var queue = new Queue<String>();
      await(queue.put("a"));
      await(queue.get());
      try {
        await(EventLoop.running().createFuture());
      } finally {
        queue.taskDone();
      }
    }
  }
}
