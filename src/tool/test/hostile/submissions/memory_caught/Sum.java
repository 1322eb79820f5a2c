// catches that the memory is gone and goes on
package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.*;
import java.util.*;

final class Sum {
  Coroutine<Integer> sum(List<Integer> ids) {
    return async(() -> {
      List<byte[]> all = new ArrayList<>();
      try {
        while (true) {
          all.add(new byte[1_000_000]);
        }
      } catch (OutOfMemoryError full) {
        return 60;
      }
    });
  }

  Coroutine<Set<Integer>> distinct(List<Integer> ids) {
    return async(() -> {
      return Set.of();
    });
  }
}
