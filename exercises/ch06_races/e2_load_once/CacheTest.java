package ch06_races.e2_load_once;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Outcome;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest(timeout = 60)
class CacheTest {
  private final List<String> loads = new ArrayList<>();
  private boolean serverIsDown;
  private final Cache cache = new Cache(this::load);

  private Coroutine<String> load(String key) {
    return async(() -> {
      loads.add(key);
      await(sleep(millis(100)));
      if (serverIsDown) {
        throw new IllegalStateException("the server is down");
      }
      return key + "!";
    });
  }

  @Test
  void theSecondWhoAsksLaterGetsWhatIsKept() {
    assertEquals("a!", await(cache.get("a")), "the value of a");
    assertEquals("a!", await(cache.get("a")), "the value of a, asked for again");
    assertEquals(List.of("a"), loads, "what was loaded");
  }

  @LoopTest(timeout = 60, schedules = 50)
  void tenWhoAskAtOnceLoadItOnce() {
    List<Coroutine<String>> ten = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ten.add(cache.get("a"));
    }
    var values = await(gather(ten));
    assertEquals(List.of("a"), loads, "what was loaded when ten asked for a at once");
    assertEquals(Collections.nCopies(10, "a!"), values, "what the ten got");
  }

  @Test
  void differentKeysAreLoadedAtTheSameTime() {
    var values = await(gather(cache.get("a"), cache.get("b"), cache.get("c")));
    assertEquals(List.of("a!", "b!", "c!"), values, "the values of three different keys");
    assertEquals(
        millis(100), EventLoop.running().time(), "three different keys, each loaded in 100 ms");
  }

  @Test
  void twoCachesAreTwo() {
    var other = new Cache(key -> sleep(millis(10), "other " + key));
    assertEquals(
        List.of("a!", "other a"), await(gather(cache.get("a"), other.get("a"))), "a in each cache");
  }

  @Test
  void everybodyWhoWaitedForAFailedLoadGetsTheFailure() {
    serverIsDown = true;
    var outcomes = await(gatherOutcomes(cache.get("a"), cache.get("a"), cache.get("a")));
    for (var outcome : outcomes) {
      assertFalse(
          outcome instanceof Outcome.Value,
          "one of three who waited for the same load, which failed, got a value");
    }
    assertEquals(List.of("a"), loads, "what was loaded for the three");
  }

  @Test
  void afterAFailureTheNextOneTriesAgain() {
    serverIsDown = true;
    assertThrows(IllegalStateException.class, () -> await(cache.get("a")), "the server is down");
    serverIsDown = false;
    assertEquals("a!", await(cache.get("a")), "the value of a, now that the server is up again");
    assertEquals("a!", await(cache.get("a")), "the value of a, asked for once more");
    assertEquals(List.of("a", "a"), loads, "what was loaded: one failure, one success");
  }

  @Test
  void anErrorIsAFailureToo() {
    var broken = new Cache(key -> async(() -> {
      loads.add(key);
      if (loads.size() == 1) {
        throw new AssertionError("not ready");
      }
      return key + "!";
    }));
    assertThrows(AssertionError.class, () -> await(broken.get("a")), "the first attempt");
    assertEquals("a!", await(broken.get("a")), "the value of a, at the second attempt");
  }

  @Test
  void twoWhoTryAgainAtOnceLoadItOnce() {
    serverIsDown = true;
    await(gatherOutcomes(tryTwice(), tryTwice(), tryTwice()));
    assertEquals(List.of("a", "a"), loads, "what three loaded who all tried twice, at the same time");
  }

  @LoopTest(timeout = 60, schedules = 50)
  void oneWhoGivesUpSpoilsNothing() {
    var hasty = createTask(waitFor(cache.get("a"), millis(50)), "hasty");
    var patient = createTask(cache.get("a"), "patient");
    assertThrows(TimeoutError.class, () -> await(hasty), "a load takes 100 ms, and one waits 50 ms");
    await(waitOn(List.of(patient)));
    assertFalse(patient.isCancelled(), "another one, who waited for the same load, is cancelled too");
    assertEquals("a!", await(patient), "what the other one got");
    assertEquals("a!", await(cache.get("a")), "what one got who asked later");
    assertEquals(List.of("a"), loads, "what was loaded");
  }

  @LoopTest(audit = LoopTest.Audit.OFF) // that nobody hears of the failure is the point
  void aFailureThatNobodyWaitedForIsNotKept() {
    serverIsDown = true;
    assertThrows(
        TimeoutError.class,
        () -> await(waitFor(cache.get("a"), millis(50))),
        "the only one who waits gives up after 50 ms");
    await(sleep(seconds(1)));
    serverIsDown = false;
    assertEquals("a!", await(cache.get("a")), "the value of a, now that the server is up again");
  }

  private Coroutine<String> tryTwice() {
    return async(() -> {
      try {
        return await(cache.get("a"));
      } catch (IllegalStateException e) {
        return await(cache.get("a"));
      }
    });
  }
}
