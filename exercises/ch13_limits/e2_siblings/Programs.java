package ch13_limits.e2_siblings;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.ExceptionGroup;
import dev.loopbook.sync.Semaphore;
import java.util.ArrayList;
import java.util.List;

/// Three programs that write lines. They are given: leave them as they are.
final class Programs {
  private final List<String> lines = new ArrayList<>();

  /// Returns what was written, in order.
  List<String> lines() {
    return lines;
  }

  /// `b` fails after a second.
  Coroutine<Void> gathered() {
    return async(() -> {
      try {
        await(gather(job("a", 2), job("b", 1), job("c", 3)));
        lines.add("all done");
      } catch (IllegalStateException e) {
        lines.add("caught");
      }
      await(sleep(seconds(10)));
      lines.add("the end");
    });
  }

  /// The same three jobs, in a group.
  Coroutine<Void> grouped() {
    return async(() -> {
      try {
        await(taskGroup(group -> {
          group.createTask(job("a", 2), "a");
          group.createTask(job("b", 1), "b");
          group.createTask(job("c", 3), "c");
        }));
        lines.add("all done");
      } catch (ExceptionGroup e) {
        lines.add("caught");
      }
      await(sleep(seconds(10)));
      lines.add("the end");
    });
  }

  private Coroutine<Void> job(String name, int duration) {
    return async(() -> {
      try {
        await(sleep(seconds(duration)));
        if (name.equals("b")) {
          throw new IllegalStateException("b fails");
        }
      } finally {
        lines.add(name + " is out");
      }
    });
  }

  /// Three jobs, two at a time.
  Coroutine<Void> limited() {
    return async(() -> {
      var places = new Semaphore(2, "places");
      await(gather(
          inPlace(places, "slow", 3), inPlace(places, "quick", 1), inPlace(places, "medium", 2)));
    });
  }

  private Coroutine<Void> inPlace(Semaphore places, String name, int duration) {
    return async(() -> {
      try (var _ = await(places.acquire())) {
        await(sleep(seconds(duration)));
        lines.add(name);
      }
    });
  }
}
