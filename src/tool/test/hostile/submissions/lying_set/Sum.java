// a set that says it has two values and shows none
package ch90_walls.e1_sum;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.*;
import java.util.*;

final class Sum {
  Coroutine<Integer> sum(List<Integer> ids) {
    return async(() -> {
      await(sleep(seconds(ids.isEmpty() ? 0 : 1)));
      return ids.isEmpty() ? 0 : 60;
    });
  }

  Coroutine<Set<Integer>> distinct(List<Integer> ids) {
    return async(() -> {
      return new TwoOfNothing();
    });
  }
}

class TwoOfNothing extends AbstractSet<Integer> {
  @Override
  public Iterator<Integer> iterator() {
    return Collections.emptyIterator();
  }

  @Override
  public int size() {
    return 2;
  }
}
