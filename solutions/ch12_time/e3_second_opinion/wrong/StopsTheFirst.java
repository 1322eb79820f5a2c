// rejected by aLateExpertMayStillWin: expected 3.5 s
// mistake: stops the first when its time is up
package ch12_time.e3_second_opinion;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.TimeoutError;
import java.time.Duration;
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
      try {
        return await(waitFor(first.get(), patience));
      } catch (TimeoutError late) {
        return await(second.get());
      }
    });
  }
}
