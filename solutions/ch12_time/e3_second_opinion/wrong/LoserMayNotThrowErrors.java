// rejected by whateverTheLoserThrowsCountsForNothing: gone
package ch12_time.e3_second_opinion;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.loop.Waited;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

final class SecondOpinion {
  private SecondOpinion() {}

  static Coroutine<String> ask(
      Supplier<Coroutine<String>> first, Supplier<Coroutine<String>> second, Duration patience) {
    return async(
        () -> {
          var one = createTask(first.get());
          Task<String> two = null;
          try {
            try {
              return await(waitFor(shield(one), patience));
            } catch (TimeoutError late) {
              if (one.isDone()) return await(one);
            }
            two = createTask(second.get());
            await(waitOn(List.of(one, two), Waited.Until.FIRST_COMPLETED));
            return await(one.isDone() ? one : two);
          } finally {
            one.cancel();
            await(quiet(one));
            if (two != null) {
              two.cancel();
              await(quiet(two));
            }
          }
        });
  }

  private static Coroutine<Void> quiet(Task<String> task) {
    return async(
        () -> {
          try {
            await(task);
          } catch (IllegalStateException | CancelledError e) {
            // it counts for nothing
          }
        });
  }
}
