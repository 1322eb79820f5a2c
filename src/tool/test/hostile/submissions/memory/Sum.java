// asks for 10 GB
package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.*;
import java.util.*;

final class Sum {
  Coroutine<Integer> sum(List<Integer> ids) {
    return async(() -> {
      List<byte[]> all = new ArrayList<>();
      for (var i = 0; i < 1_000; i++) {
        all.add(new byte[10_000_000]);
      }
      return all.size();
    });
  }

  Coroutine<Set<Integer>> distinct(List<Integer> ids) {
    return async(() -> {
      return Set.of();
    });
  }
}
