// fills the memory in a finally block
package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.*;
import java.util.*;

final class Sum {
  Coroutine<Integer> sum(List<Integer> ids) {
    return async(() -> {
      List<byte[]> all = new ArrayList<>();
      try {
        throw new IllegalStateException();
      } finally {
        while (all.size() < 1_000_000) {
          all.add(new byte[1_000_000]);
        }
      }
    });
  }

  Coroutine<Set<Integer>> distinct(List<Integer> ids) {
    return async(() -> {
      return Set.of();
    });
  }
}
