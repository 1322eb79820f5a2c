package dev.loopbook.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// Random choices that are always the same for one seed: [Random]'s algorithm is part of the JDK's
/// specification.
final class Dice {

  // Spreads the seeds 1, 2, 3 … over all bits: Random begins alike for seeds that lie close
  // together.
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final Random random;

  Dice(long seed) {
    random = new Random(seed * SPREAD);
  }

  /// Returns a number from 0 to `bound - 1`.
  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  @SafeVarargs
  final <T> T pick(T... options) {
    return options[below(options.length)];
  }

  <T> T pick(List<T> options) {
    return options.get(below(options.size()));
  }

  /// Returns what one of `options` makes; the others make nothing.
  @SafeVarargs
  @SuppressWarnings("varargs") // they are only read
  final <T> T oneOf(Supplier<? extends T>... options) {
    return pick(options).get();
  }

  /// Returns `count` different ones of `options`, in random order.
  <T> List<T> sample(List<T> options, int count) {
    var shuffled = new ArrayList<>(options);
    Collections.shuffle(shuffled, random);
    return List.copyOf(shuffled.subList(0, count));
  }

  /// Returns at least one of `options`, perhaps all, in random order.
  <T> List<T> some(List<T> options) {
    return sample(options, 1 + below(options.size()));
  }
}
