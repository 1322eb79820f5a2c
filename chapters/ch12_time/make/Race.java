import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.Waited;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.Test;

static <T> Coroutine<T> race(List<Coroutine<T>> runners) {
  return async(() -> {
    var tasks = runners.stream().map(runner -> createTask(runner)).toList();
    var running = new ArrayList<Task<T>>(tasks);
    try {
      while (true) {
        var done = await(waitOn(running, Waited.Until.FIRST_COMPLETED)).done();
        for (var task : done) {
          running.remove(task);
          if (task.exception().isEmpty()) {
            return task.result();
          }
        }
        if (running.isEmpty()) {
          return done.getLast().result(); // throws the last failure
        }
      }
    } finally {
      tasks.forEach(Task::cancel);
      await(waitOn(tasks));
    }
  });
}

@LoopTest
static class RaceTest {
  final List<String> out = new ArrayList<>();

  Coroutine<String> runner(String name, double time, boolean fails) {
    return async(() -> {
      try {
        await(sleep(seconds(time)));
        if (fails) {
          throw new IllegalStateException(name);
        }
        return name;
      } finally {
        await(sleep(seconds(1))); // out of breath
        out.add(name);
      }
    });
  }

  @Test
  void theFirstThatSucceedsWins() {
    assertEquals("b", await(race(List.of(
        runner("a", 1, true), runner("b", 2, false), runner("c", 9, false)))));
    assertEquals(List.of("a", "b", "c"), out); // c had to stop first
  }

  @Test
  void aFailureOfAllIsAFailure() {
    assertThrows(IllegalStateException.class, () -> await(race(List.of(
        runner("a", 1, true), runner("b", 2, true)))));
  }

  @Test
  void whoeverCancelsTheRaceStopsTheRunners() {
    var race = createTask(race(List.of(
        runner("a", 5, false), runner("b", 6, false))));
    await(sleep(seconds(1)));
    race.cancel();
    assertCancelled(race);
    assertEquals(2, out.size());
  }
}

void main() {
  IO.print(Tests.run(RaceTest.class));
}
