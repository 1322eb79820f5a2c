import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.Arrays;

// region work
Coroutine<Long> sum(int n, int piece) {
  return async(() -> {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += i;
      if (i % piece == 0) {
        await(sleep(millis(0))); // let the others have a turn
      }
    }
    return sum;
  });
}
// endregion

// region measure
long nanos(int piece) {
  long start = System.nanoTime();
  long sum = run(sum(2_000, piece));
  long took = System.nanoTime() - start;
  if (sum != 1_999_000) { // and so the JVM cannot leave the work out
    throw new IllegalStateException("a sum of " + sum);
  }
  return took;
}

double ratio(int rounds) {
  var ratios = new double[rounds];
  for (int i = 0; i < rounds; i++) { // by turns: both have it alike
    double small = nanos(1);
    ratios[i] = small / nanos(200);
  }
  Arrays.sort(ratios);
  return ratios[rounds / 2]; // the middle one: no single pause counts
}
// endregion

// region main
void main() {
  ratio(100); // warm up: the JVM compiles what runs often
  IO.println("pieces of 1 cost more than 5 times as much as pieces of 200? "
      + (ratio(101) > 5));
}
// endregion
