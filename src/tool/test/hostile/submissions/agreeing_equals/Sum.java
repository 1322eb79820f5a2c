// its values are equal to anything
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
      Set<Object> values = new HashSet<>();
      values.add(new Yes());
      values.add(new Yes());
      return (Set<Integer>) (Set) Collections.unmodifiableSet(values);
    });
  }
}

class Yes {
  private static int made;
  private final int number = made++;

  @Override
  public boolean equals(Object other) {
    return !(other instanceof Yes) || other == this;
  }

  @Override
  public int hashCode() {
    return number % 2 == 0 ? 10 : 20;
  }
}
