package ch15_patterns.e2_half_pool;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The same promises for other servers, and for callers who give up at any moment.
@LoopTest
@HiddenTest
class PoolHiddenTest {
  private final Servers servers = new Servers();

  @Test
  void whicheverCannotBeReachedNoneStaysOpen(Draw draw) {
    var names = new ArrayList<>(draw.texts(draw.number(3, 8)));
    var failing = draw.number(0, names.size() - 1);
    names.set(failing, "down");
    assertThrows(IllegalStateException.class, () -> await(Pool.open(servers, names)));
    assertEquals(openedAndClosed(names.subList(0, failing)), servers.log(), "opened and closed");
  }

  @Test
  void whateverGoesWrongNoneStaysOpen(Draw draw) {
    var failures =
        List.of(
            new IllegalStateException(draw.text()),
            new IOException(draw.text()),
            new IllegalArgumentException(draw.text()),
            new AssertionError(draw.text()));
    for (var failure : failures) {
      var servers = new Servers();
      servers.failsWith(failure);
      var before = EventLoop.running().time();
      var thrown =
          assertThrows(
              Throwable.class, () -> await(Pool.open(servers, List.of("a", "b", "down", "c"))));
      assertSame(failure, thrown, "what the caller is told");
      assertEquals(openedAndClosed(List.of("a", "b")), servers.log(), "opened and closed");
      assertEquals(
          seconds(3.2),
          EventLoop.running().time().minus(before),
          "how long that took: three servers were asked, once each, and two were closed");
    }
  }

  @Test
  void aServerMayTakeItsTime(Draw draw) {
    var time = Duration.ofMinutes(draw.number(10, 90));
    servers.takes(time);
    try (var pool = assertTakes(time.multipliedBy(2), Pool.open(servers, List.of("a", "b")))) {
      assertEquals(2, pool.size(), "connections");
    }
  }

  @Test
  void aPoolMayBeLarge(Draw draw) {
    var names = draw.words(draw.number(20, 40));
    try (var pool = await(Pool.open(servers, names))) {
      assertEquals(names.size(), pool.size(), "connections");
    }
    assertEquals(openedAndClosed(names), servers.log(), "opened and closed");
  }

  @Test
  void aServerMayBeNamedTwice(Draw draw) {
    var name = draw.text();
    try (var pool = await(Pool.open(servers, List.of(name, "b", name)))) {
      assertEquals(3, pool.size(), "connections to " + name + ", b and " + name);
    }
    assertEquals(openedAndClosed(List.of(name, "b", name)), servers.log(), "opened and closed");
  }

  @Test
  void wheneverSomebodyGivesUpNoneStaysOpen(Draw draw) {
    var names = draw.texts(4);
    for (int tenths = 0; tenths < 40; tenths += 5) {
      var servers = new Servers();
      var task = createTask(Pool.open(servers, names), "open");
      await(sleep(millis(tenths * 100L + 1)));
      task.cancel();
      assertCancelled(task);
      assertEquals(
          openedAndClosed(names.subList(0, tenths / 10)), servers.log(), "opened and closed");
    }
  }

  @Test
  void twoPoolsAtOnceDoNotDisturbEachOther(Draw draw) {
    var names = draw.texts(3);
    var good = createTask(Pool.open(servers, names), "good");
    var bad = createTask(Pool.open(servers, List.of("x", "down")), "bad");
    assertThrows(IllegalStateException.class, () -> await(bad));
    try (var pool = await(good)) {
      assertEquals(3, pool.size(), "connections of the good pool");
    }
    assertEquals(8, servers.log().size(), "opened and closed: " + servers.log());
  }

  @Test
  void aPoolOfNoServers() {
    try (var pool = assertTakes(seconds(0), Pool.open(servers, List.of()))) {
      assertEquals(0, pool.size(), "connections");
    }
    assertEquals(List.of(), servers.log(), "opened and closed");
  }

  private static List<String> openedAndClosed(List<String> names) {
    List<String> log = new ArrayList<>();
    names.forEach(name -> log.add("open " + name));
    names.reversed().forEach(name -> log.add("close " + name));
    return log;
  }
}
