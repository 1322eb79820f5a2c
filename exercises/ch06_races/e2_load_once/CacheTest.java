package ch06_races.e2_load_once;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Outcome;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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

  @Test
  void tenWhoAskAtOnceLoadItOnce() {
    var values = await(gather(IntStream.range(0, 10).mapToObj(_ -> cache.get("a")).toList()));
    assertEquals(List.of("a"), loads, "what was loaded when ten asked for a at once");
    assertEquals(List.of("a!", "a!"), values.subList(0, 2), "what the first two of ten got");
  }

  @Test
  void differentKeysAreLoadedAtTheSameTime() {
    var before = EventLoop.running().time();
    await(gather(cache.get("a"), cache.get("b"), cache.get("c")));
    var took = EventLoop.running().time().minus(before);
    assertEquals(millis(100), took, "three different keys, each loaded in 100 ms");
  }

  @Test
  void everybodyWhoWaitedForAFailedLoadGetsTheFailure() {
    serverIsDown = true;
    for (var outcome : await(gatherOutcomes(cache.get("a"), cache.get("a")))) {
      assertInstanceOf(
          Outcome.Failure.class, outcome, "what each of two got from a server that is down");
    }
  }

  @Test
  void afterAFailureTheNextOneTriesAgain() {
    serverIsDown = true;
    assertThrows(IllegalStateException.class, () -> await(cache.get("a")), "the server is down");
    serverIsDown = false;
    assertEquals("a!", await(cache.get("a")), "the value of a, now that the server is up again");
  }
}
