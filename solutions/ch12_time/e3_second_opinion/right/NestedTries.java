// right: a try for each expert, without a list
package ch12_time.e3_second_opinion;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Waited;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// Asks a second expert when the first takes too long.
final class SecondOpinion {
  private SecondOpinion() {}

  /// Returns a coroutine of the answer that comes first. The second
  /// expert is asked only when `patience` has passed.
  static Coroutine<String> ask(
      Supplier<Coroutine<String>> first,
      Supplier<Coroutine<String>> second,
      Duration patience) {
    return async(() -> {
      var one = createTask(first.get(), "first");
      try {
        await(waitOn(List.of(one), Waited.Until.ALL_COMPLETED, patience));
        if (one.isDone()) {
          return await(one);
        }
        var two = createTask(second.get(), "second");
        try {
          var done = await(waitOn(List.of(one, two), Waited.Until.FIRST_COMPLETED)).done();
          return await(done.iterator().next());
        } finally {
          two.cancel();
          await(waitOn(List.of(two)));
        }
      } finally {
        one.cancel();
        await(waitOn(List.of(one)));
      }
    });
  }
}
