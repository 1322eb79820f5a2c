package ch24_red_test.e1_whose_line;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.stream.IntStream;

/// Packs pieces, each in a task of its own. It is given: leave it as it is.
final class Warehouse {
  private final OrderLog log;

  Warehouse(OrderLog log) {
    this.log = log;
  }

  /// Packs the pieces at the same time. The first takes 100 ms, the second 200 ms, and so on.
  Coroutine<Void> pack(int pieces) {
    return async(() -> {
      if (pieces < 1) {
        throw new IllegalArgumentException("nothing to pack");
      }
      await(gather(IntStream.rangeClosed(1, pieces).mapToObj(this::packOne).toList()));
    });
  }

  private Coroutine<Void> packOne(int piece) {
    return async(() -> {
      await(sleep(millis(100 * piece)));
      log.line("packs piece " + piece);
    });
  }
}
