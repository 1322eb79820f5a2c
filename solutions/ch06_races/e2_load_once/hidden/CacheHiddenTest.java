package ch06_races.e2_load_once;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Outcome;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The cache with other keys, another loader, and callers who come and go.
@LoopTest(timeout = 10_000_000)
@HiddenTest
class CacheHiddenTest {

  private final List<String> loads = new ArrayList<>();

  @Test
  void anyKeysAreLoadedOnce(Draw draw) {
    var keys = draw.texts(draw.number(40, 60));
    var takes = draw.millis(10, 900);
    var cache = new Cache(key -> load(key, takes, false));
    List<Coroutine<String>> calls = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      draw.shuffled(keys).forEach(key -> calls.add(cache.get(key)));
    }
    await(gather(calls));
    assertEquals(takes, EventLoop.running().time(), "many keys, each asked for twice, at once");
    await(sleep(Duration.ofDays(30)));
    for (var key : draw.shuffled(keys)) {
      assertEquals(key + "!", await(cache.get(key)), "the value of " + key + ", much later");
    }
    assertEquals(keys.stream().sorted().toList(), loads.stream().sorted().toList(), "the loads");
  }

  @Test
  void anyValueIsKept(Draw draw) {
    for (var value : List.of("", " ", draw.text())) {
      loads.clear();
      var cache =
          new Cache(
              key -> {
                loads.add(key);
                return sleep(seconds(90), value);
              });
      for (int i = 0; i < 2; i++) {
        assertEquals(value, await(cache.get("x")), "a value that takes 90 s");
      }
      assertEquals(List.of("x"), loads, "the loads of '" + value + "'");
    }
  }

  @Test
  void whoeverGivesUpTheOthersGetTheValue(Draw draw) {
    for (int hasty = 0; hasty < 4; hasty++) {
      loads.clear();
      oneOfFourGivesUp(hasty, draw);
    }
  }

  private void oneOfFourGivesUp(int hasty, Draw draw) {
    var key = draw.text();
    var cache = new Cache(each -> load(each, millis(500), false));
    List<Task<String>> callers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      var call = cache.get(key);
      callers.add(createTask(i == hasty ? waitFor(call, draw.millis(10, 300)) : call));
      await(sleep(draw.millis(0, 20)));
    }
    for (int i = 0; i < 4; i++) {
      if (i != hasty) {
        await(waitOn(List.of(callers.get(i))));
        assertFalse(callers.get(i).isCancelled(), "caller " + i + " is cancelled with another one");
        assertEquals(key + "!", await(callers.get(i)), "caller " + i);
      }
    }
    assertThrows(TimeoutError.class, () -> await(callers.get(hasty)), "the one who gave up");
    assertEquals(List.of(key), loads, "the loads");
  }

  @Test
  void anyFailureIsSharedAndForgotten(Draw draw) {
    var key = draw.text();
    int failures = draw.number(8, 12);
    var kinds =
        List.of(new IOException("x"), new AssertionError("x"), new IllegalStateException("x"));
    for (var kind : kinds) {
      loads.clear();
      var takes = draw.millis(10, 200);
      var cache = new Cache(each -> load(each, takes, loads.size() < failures, kind));
      for (int attempt = 1; attempt <= failures; attempt++) {
        var failed = new Outcome.Failure<String>(kind);
        assertEquals(
            List.of(failed, failed),
            await(gatherOutcomes(cache.get(key), cache.get(key))),
            "attempt " + attempt + ", of which the first " + failures + " fail");
        assertEquals(attempt, loads.size(), "loads after " + attempt + " failures");
      }
      assertEquals(key + "!", await(cache.get(key)), "the value in the end");
      assertEquals(failures + 1, loads.size(), "the loads in all");
    }
  }

  @Test
  void aFailureOfOneKeyLeavesTheOthersInTheCache(Draw draw) {
    var keys = draw.texts(3);
    var broken = keys.getFirst();
    var cache = new Cache(key -> load(key, millis(100), key.equals(broken)));
    for (int round = 1; round <= 2; round++) {
      for (int i = 1; i < 3; i++) {
        assertEquals(keys.get(i) + "!", await(cache.get(keys.get(i))), "the value of another key");
      }
      assertThrows(IllegalStateException.class, () -> await(cache.get(broken)), "the broken key");
    }
    loads.removeIf(broken::equals);
    assertEquals(keys.subList(1, 3), loads, "the loads of the keys that work");
  }

  @Test
  void aLoadThatWasCancelledIsNotKept(Draw draw) {
    var key = draw.text();
    var cache =
        new Cache(
            each ->
                async(() -> {
                  loads.add(each);
                  await(sleep(millis(10)));
                  if (loads.size() == 1) {
                    throw new CancelledError("somebody stopped the load");
                  }
                  return each + "!";
                }));
    assertThrows(CancelledError.class, () -> await(cache.get(key)), "a load that was cancelled");
    assertEquals(key + "!", await(cache.get(key)), "the value at the second attempt");
    assertEquals(List.of(key, key), loads, "the loads");
  }

  @Test
  void aLoaderThatFailsAtOnceIsAskedAgain(Draw draw) {
    var key = draw.text();
    var cache =
        new Cache(
            each -> {
              loads.add(each);
              if (loads.size() == 1) {
                throw new IllegalArgumentException("not ready");
              }
              return sleep(millis(10), each + "!");
            });
    assertThrows(IllegalArgumentException.class, () -> await(cache.get(key)), "the first attempt");
    assertEquals(key + "!", await(cache.get(key)), "the second attempt");
  }

  @LoopTest(audit = LoopTest.Audit.OFF, timeout = 600) // nobody hears of some failures
  void ifAllGiveUpTheNextOneIsServed(Draw draw) {
    for (var pause : List.of(millis(1), seconds(1))) {
      ifAllGiveUpTheNextOneIsServed(true, pause, draw);
      ifAllGiveUpTheNextOneIsServed(false, pause, draw);
    }
  }

  private void ifAllGiveUpTheNextOneIsServed(boolean fails, Duration pause, Draw draw) {
    loads.clear();
    var key = draw.text();
    var cache = new Cache(each -> load(each, millis(500), fails && loads.isEmpty()));
    for (int i = 0; i < 2; i++) {
      assertThrows(
          TimeoutError.class,
          () -> await(waitFor(cache.get(key), draw.millis(10, 200))),
          "one who gives up");
    }
    await(sleep(pause));
    try {
      assertEquals(key + "!", await(cache.get(key)), "the value");
    } catch (IllegalStateException e) { // it waited for the load that fails
      assertEquals(key + "!", await(cache.get(key)), "the value after a failure");
    }
    assertTrue(loads.size() <= 2, "loads: " + loads);
  }

  private Coroutine<String> load(String key, Duration takes, boolean fails) {
    return load(key, takes, fails, new IllegalStateException("no " + key));
  }

  private Coroutine<String> load(String key, Duration takes, boolean fails, Throwable failure) {
    return async(() -> {
      loads.add(key);
      await(sleep(takes));
      if (fails) {
        throw failure;
      }
      return key + "!";
    });
  }
}
