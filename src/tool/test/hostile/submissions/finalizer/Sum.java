// acts when it is finalized
package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.*;
import java.util.*;

final class Sum {
  Coroutine<Integer> sum(List<Integer> ids) {
    return async(() -> {
      new Last();
      return 0;
    });
  }

  Coroutine<Set<Integer>> distinct(List<Integer> ids) {
    return async(() -> {
      return Set.of();
    });
  }
}

class Last {
  @Override
  @SuppressWarnings("removal")
  protected void finalize() {
    while (true) {
      Thread.onSpinWait();
    }
  }
}
