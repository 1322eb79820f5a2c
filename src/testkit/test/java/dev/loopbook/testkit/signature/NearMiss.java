package dev.loopbook.testkit.signature;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopAssertions;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Tests that fail almost as a signature says, but for another reason. They mock nothing. Run by
/// [SignatureTest].
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

  @LoopTest
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class StateLeft {
    private static final List<String> CACHE = new ArrayList<>();

    @Test
    @Order(1)
    void changesIt() {
      CACHE.add("user_1");
    }

    @Test
    @Order(2)
    void comparesSomethingElse() {
      assertEquals(3, "four".length());
    }

    @Test
    @Order(3)
    void takesTooLong() {
      assertTrue(CACHE.size() > 0);
      LoopAssertions.assertTakes(seconds(1), sleep(seconds(2)));
    }

    @Test
    @Order(4)
    void throwsOfItsOwn() {
      throw new IllegalStateException("no such user");
    }
  }
}
