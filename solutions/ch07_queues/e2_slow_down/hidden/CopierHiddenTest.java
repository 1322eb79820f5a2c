package ch07_queues.e2_slow_down;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Other sources and sinks.
@LoopTest(audit = LoopTest.Audit.OFF, timeout = 600)
@HiddenTest
class CopierHiddenTest {

  @AfterEach
  void nothingStaysAtWork() {
    await(sleep(seconds(1)));
    assertEquals(1, allTasks().size(), "tasks at work a second after the test: this test's only");
  }

  @Test
  void anyCopyIsBoundedAndComplete(Draw draw) {
    var copier = new Copier();
    for (int i = 0; i < 3; i++) {
      int records = draw.number(2, 40);
      int reading = draw.number(1, 60);
      int writing = draw.number(1, 60);
      var source = new Source(records, millis(reading));
      var sink = new Sink(source, millis(writing));
      var before = EventLoop.running().time();
      await(copier.copy(source, sink));
      var what = records + " records, " + reading + " ms to read and " + writing + " ms to write one";
      assertEquals(upTo(records), sink.written(), what);
      assertTrue(sink.most() <= 5, what + ": at most " + sink.most() + " in memory");
      int most = Math.max(reading, writing) * records + Math.min(reading, writing);
      assertTrue(
          EventLoop.running().time().minus(before).compareTo(millis(most)) <= 0,
          what + ": takes at most " + most + " ms");
    }
  }

  @Test
  void severalCopiesAtOnceDoNotMix(Draw draw) {
    var copier = new Copier();
    List<Sink> sinks = new ArrayList<>();
    List<Coroutine<Void>> copies = new ArrayList<>();
    var sizes = draw.numbers(3, 1, 30);
    for (int size : sizes) {
      var source = new Source(size, draw.millis(1, 40));
      sinks.add(new Sink(source, draw.millis(1, 40)));
      copies.add(copier.copy(source, sinks.getLast()));
    }
    await(gather(copies));
    for (int i = 0; i < 3; i++) {
      assertEquals(upTo(sizes.get(i)), sinks.get(i).written(), "copy " + i);
      assertTrue(sinks.get(i).most() <= 5, "in memory, of copy " + i + ": " + sinks.get(i).most());
    }
  }

  @Test
  void itWaitsAsLongAsItTakes(Draw draw) {
    for (boolean slowSource : List.of(true, false)) {
      var source = new Source(3, slowSource ? seconds(draw.number(60, 90)) : millis(10));
      var sink = new Sink(source, slowSource ? millis(10) : seconds(draw.number(60, 90)));
      await(new Copier().copy(source, sink));
      assertEquals(upTo(3), sink.written(), "what was written, where a record takes over a minute");
    }
  }

  @Test
  void whicheverSideFailsNothingStaysAtWork(Draw draw) {
    for (boolean sourceFails : List.of(true, false)) {
      for (int good : List.of(0, draw.number(1, 15), 39)) {
        var source =
            new Source(40, millis(10)) {
              @Override
              Coroutine<Optional<Integer>> next() {
                return sourceFails && read() >= good ? failing() : super.next();
              }
            };
        var sink =
            new Sink(source, millis(20)) {
              @Override
              Coroutine<Void> write(int record) {
                return !sourceFails && record > good ? failing() : super.write(record);
              }
            };
        assertThrows(
            Exception.class,
            () -> await(new Copier().copy(source, sink)),
            "a copy whose " + (sourceFails ? "source" : "sink") + " breaks after " + good);
        await(sleep(seconds(5)));
        assertEquals(1, allTasks().size(), "tasks at work 5 s later: this test's");
      }
    }
  }

  @Test
  void ifTheCallerGivesUpNothingStaysAtWork(Draw draw) {
    var source = new Source(400, millis(10));
    var sink = new Sink(source, millis(50));
    var copier = new Copier();
    assertThrows(
        TimeoutError.class,
        () -> await(waitFor(copier.copy(source, sink), draw.millis(1, 900))),
        "a caller who gives up");
    await(sleep(seconds(5)));
    assertEquals(1, allTasks().size(), "tasks at work 5 s after the caller gave up: this test's");
    var next = new Source(3, millis(10));
    var nextSink = new Sink(next, millis(10));
    await(copier.copy(next, nextSink));
    assertEquals(upTo(3), nextSink.written(), "the next copy");
  }

  @Test
  void aCopyCancelledBeforeItBeginsReadsNothing() {
    var source = new Source(400, millis(10));
    var copy = createTask(new Copier().copy(source, new Sink(source, millis(50))), "copy");
    copy.cancel();
    await(waitOn(List.of(copy)));
    await(sleep(seconds(1)));
    assertEquals(1, allTasks().size(), "tasks at work, where no copy ever began: this test's");
    assertEquals(0, source.read(), "records that were read");
  }

  private static <T> Coroutine<T> failing() {
    return async(() -> {
      await(sleep(millis(5)));
      throw new IllegalStateException("broken");
    });
  }

  private static List<Integer> upTo(int records) {
    return IntStream.rangeClosed(1, records).boxed().toList();
  }
}
