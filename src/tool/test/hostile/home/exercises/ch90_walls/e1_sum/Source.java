package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Values that are a second away.
final class Source {
  private Source() {}

  static Coroutine<Integer> value(int id) {
    return async(() -> {
      await(sleep(seconds(1)));
      return id * 10;
    });
  }
}
