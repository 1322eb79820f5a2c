// rejected by cancellingItEarlyStopsTheFirst: who has stopped
package ch12_time.e3_second_opinion;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.TimeoutError;
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
        return await(waitFor(shield(one), patience));
      } catch (TimeoutError late) {
        var two = createTask(second.get(), "second");
        await(waitOn(List.of(one, two), Waited.Until.FIRST_COMPLETED));
        var winner = one.isDone() ? one : two;
        var loser = winner == one ? two : one;
        loser.cancel();
        await(waitOn(List.of(loser)));
        return await(winner);
      }
    });
  }
}
