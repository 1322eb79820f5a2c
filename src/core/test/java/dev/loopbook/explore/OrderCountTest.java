package dev.loopbook.explore;

import static dev.loopbook.explore.Explored.program;
import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.explore.Explored.World;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs whose number of orders a formula tells. [WholeWalkTest] has tasks of equal length, and
/// timers.
final class OrderCountTest {

  private static BigInteger factorial(int n) {
    return IntStream.rangeClosed(1, n)
        .mapToObj(BigInteger::valueOf)
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }

  private static void assertOrders(BigInteger expected, Freedom freedom, Consumer<World> program) {
    var exploration = program(program).with(freedom).explore();
    assertEquals(Exploration.Method.WHOLE, exploration.method());
    assertEquals(expected.longValueExact(), exploration.orders());
  }

  private static Coroutine<Void> pausing(int times) {
    return async(
        () -> {
          for (var i = 0; i < times; i++) {
            await(sleep(Duration.ZERO));
          }
        });
  }

  private static Consumer<World> tasksOf(List<Integer> pauses) {
    return _ ->
        run(
            async(
                () -> {
                  await(gather(pauses.stream().map(OrderCountTest::pausing).toList()));
                }));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 1", "0 1 2", "0 0 3", "4 1", "1 0 0 0", "5 2"})
  void tasksOfUnequalLengthHaveAMultinomialOfThem(String lengths) {
    var pauses = Arrays.stream(lengths.split(" ")).map(Integer::parseInt).toList();
    // each task starts, resumes after each pause, and tells the gather that it is done
    var steps = pauses.stream().map(times -> times + 2).toList();
    var orders = factorial(steps.stream().mapToInt(Integer::intValue).sum());
    for (var each : steps) {
      orders = orders.divide(factorial(each));
    }
    assertOrders(orders, Freedom.ANY, tasksOf(pauses));
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "2, 3", "3, 0", "3, 2", "4, 0", "4, 1"})
  void withinTicksEachTickIsAPermutation(int tasks, int pauses) {
    assertOrders(
        factorial(tasks).pow(pauses + 2),
        Freedom.TICK,
        tasksOf(Stream.generate(() -> pauses).limit(tasks).toList()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7})
  void callbacksThatAreReadyTogetherComeInEveryPermutation(int callbacks) {
    for (var freedom : List.of(Freedom.TICK, Freedom.ANY)) {
      assertOrders(factorial(callbacks), freedom, _ -> run(async(() -> fork(0, callbacks))));
    }
  }

  // Callbacks that schedule others form a tree, and the orders are those that put each of them
  // before its children: n! divided by the sizes of all subtrees (D. E. Knuth, "The Art of Computer
  // Programming", 5.1.4, exercise 20).
  @ParameterizedTest
  @CsvSource({"2, 1", "2, 2", "3, 1", "1, 6", "6, 1"})
  void callbacksThatScheduleOthersHaveTheOrdersOfATree(int children, int depth) {
    var orders = factorial(size(children, depth) - 1); // the root is the program itself
    orders = orders.divide(subtrees(children, depth));
    assertOrders(orders, Freedom.ANY, _ -> run(async(() -> fork(depth, children))));
  }

  private static int size(int children, int depth) {
    return depth == 0 ? 1 : 1 + children * size(children, depth - 1);
  }

  private static BigInteger subtrees(int children, int depth) {
    var product = BigInteger.ONE;
    var count = 1;
    for (var level = depth - 1; level >= 0; level--) {
      count *= children;
      product = product.multiply(BigInteger.valueOf(size(children, level)).pow(count));
    }
    return product;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20})
  void aSingleTaskHasOneOrder(int pauses) {
    for (var freedom : Freedom.values()) {
      assertOrders(BigInteger.ONE, freedom, tasksOf(List.of(pauses)));
    }
  }

  /// Waits until a tree of callbacks has run; at depth 0, so many callbacks that are ready
  /// together.
  private static void fork(int depth, int children) {
    var left = new int[] {depth == 0 ? children : size(children, depth) - 1};
    Future<Integer> over = EventLoop.running().createFuture();
    spread(Math.max(depth, 1), children, left, over);
    await(over);
  }

  private static void spread(int depth, int children, int[] left, Future<Integer> over) {
    for (var i = 0; depth > 0 && i < children; i++) {
      EventLoop.running()
          .callSoon(
              () -> {
                spread(depth - 1, children, left, over);
                if (--left[0] == 0) {
                  over.setResult(0);
                }
              });
    }
  }
}
