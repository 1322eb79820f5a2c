package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.testkit.LoopAssertions.assertNothingHappens;
import static dev.loopbook.testkit.LoopAssertions.assertTakes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.loopbook.loop.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Events that a test expects, and those it doesn't.
final class EventRecorderTest {

  @LoopTest
  static class Recording {
    final EventRecorder<String> events = EventRecorder.named("events");

    private Task<?> publish(String... texts) {
      return createTask(
          async(
              () -> {
                for (var text : texts) {
                  await(sleep(seconds(1)));
                  events.accept(text);
                }
              }));
    }

    @Test
    void looksAtAll() {
      var task = publish("a", "b");
      assertTakes(seconds(1), () -> assertEquals("a", await(events.next())));
      await(task);
      assertEquals("b", await(events.next()));
      events.assertNothingFor(seconds(5));
      assertEquals(List.of("a", "b"), events.all());
    }

    @Test
    void looksAtOne() {
      await(publish("a", "b", "c"));
      assertEquals("a", await(events.next()));
    }

    @Test
    void ignoresTheRest() {
      await(publish("a", "b"));
      events.ignoreRest();
    }

    @Test
    void waitsForMore() {
      await(publish("a"));
      await(events.next());
      await(events.next());
    }

    @Test
    void isSurprised() {
      var task = publish("a", "b");
      await(events.next());
      try {
        events.assertNothingFor(seconds(5));
      } finally {
        await(task);
      }
    }

    @Test
    void failsBefore() {
      await(publish("a"));
      fail("something else");
    }

    @Test
    void waiterIsCancelled() {
      var waiter = createTask(events.next());
      await(sleep(seconds(1)));
      waiter.cancel();
      await(sleep(seconds(0)));
      await(publish("a"));
      assertEquals("a", await(events.next()));
    }
  }

  @Test
  void eachEventIsLookedAtOrTheTestFails() {
    var kit = Kit.run(Recording.class);
    assertEquals(
        "events: the test never looked at 2 events. Take them with await(events.next()), or call"
            + " ignoreRest() ==> expected: <[]> but was: <[b, c]>",
        ((FailedOnLoop) kit.failureOf("looksAtOne")).plainMessage());
    assertEquals(
        "events: nothing came within 60 s; before that came [a]",
        ((FailedOnLoop) kit.failureOf("waitsForMore")).plainMessage());
    assertEquals(
        "events: something came within 5 s ==> expected: <[]> but was: <[b]>",
        ((FailedOnLoop) kit.failureOf("isSurprised")).plainMessage());
    var failed = kit.failureOf("failsBefore");
    assertTrue(failed.getMessage().startsWith("something else"), failed.getMessage());
    assertEquals(0, failed.getSuppressed().length);
    assertEquals(4, kit.failures().size());
  }

  @LoopTest
  static class Quiet {
    @Test
    void isQuiet() {
      var task = createTask(sleep(seconds(9)), "late");
      await(sleep(seconds(1)));
      assertNothingHappens(seconds(5));
      await(task);
    }

    @Test
    void isNot() {
      var task = createTask(sleep(seconds(3)), "soon");
      await(sleep(seconds(1)));
      try {
        assertNothingHappens(seconds(5));
      } finally {
        await(task);
      }
    }
  }

  @Test
  void nothingHappensIsCheckedOverTime() {
    var kit = Kit.run(Quiet.class);
    assertEquals(1, kit.failures().size());
    var failure = (FailedOnLoop) kit.failureOf("isNot");
    assertEquals(
        "something happens within 5 s ==> expected: <nothing> but was: <"
            + failure.getActual().getStringRepresentation()
            + ">",
        failure.plainMessage());
    assertTrue(
        failure.getActual().getStringRepresentation().contains("3.000 s  soon  resumes"),
        failure.getActual().getStringRepresentation());
  }
}
