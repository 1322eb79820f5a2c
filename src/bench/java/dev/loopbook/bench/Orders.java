package dev.loopbook.bench;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.sleep;

import com.sun.management.OperatingSystemMXBean;
import dev.loopbook.explore.Experiment;
import dev.loopbook.explore.Exploration;
import dev.loopbook.explore.Explorer;
import dev.loopbook.explore.RunResult;
import dev.loopbook.loop.AccessLog;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.sync.Event;
import dev.loopbook.sync.Lock;
import dev.loopbook.sync.Queue;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// How many orders a second the explorer runs, and how many of them the reduction saves.
///
/// `orders.sh` runs it beside its peers. It's no JMH benchmark, because those can't be.
public final class Orders {

  private static final int SLICES = 5;
  private static final int WARM_UP =
      4; // slices; counted and not timed, as a busy machine warms late
  private static final long SECOND = 1_000_000_000L;
  private static final int SLICE = 120; // explorations of 1,680 orders

  private Orders() {}

  /// Prints how many orders of the three-task lost update it runs, on one thread and without
  /// reduction, in a second of real time and in one of processor time, five times in a row; with an
  /// argument, a table of what the reduction saves.
  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      measure();
    } else {
      savings();
    }
  }

  private static void measure() {
    var explorer = Explorer.of(() -> new Program(() -> lostUpdate(new Shared(), 3)));
    var machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    for (var slice = -WARM_UP; slice < SLICES; slice++) {
      var begin = System.nanoTime();
      var processorBegin = machine.getProcessCpuTime();
      var orders = 0L;
      for (var i = 0; i < SLICE; i++) {
        orders += explorer.explore().orders();
      }
      if (slice >= 0) {
        var spent = System.nanoTime() - begin;
        var processor = machine.getProcessCpuTime() - processorBegin;
        System.out.println(orders * SECOND / spent + "\t" + orders * SECOND / processor);
      }
    }
  }

  private static void savings() {
    System.out.printf("%-44s %9s %8s %8s%n", "", "orders", "classes", "factor");
    saving("three tasks that lose updates", () -> lostUpdate(new Shared(), 3));
    saving("the same, each with a counter of its own", Orders::ownCounters);
    saving("three tasks that count under a lock", Orders::locked);
    saving("a producer and two consumers", Orders::queue);
    saving("four tasks that wait for an event", Orders::event);
  }

  private static void saving(String name, Supplier<Coroutine<Integer>> program) {
    var explorer = Explorer.of(() -> new Program(program)).withMost(2_000_000);
    var whole = explorer.explore();
    var reduced = explorer.withMost(whole.orders() - 1).withReduction().explore();
    if (whole.method() != Exploration.Method.WHOLE
        || reduced.method() != Exploration.Method.REDUCED
        || whole.found().size() != reduced.found().size()) {
      throw new IllegalStateException(name + ": " + whole + " but " + reduced);
    }
    System.out.printf(
        "%-44s %9d %8d %8.1f%n",
        name, whole.orders(), reduced.orders(), (double) whole.orders() / reduced.orders());
  }

  /// A program that returns a number, by which its outcomes are told apart.
  private record Program(Supplier<Coroutine<Integer>> main) implements Experiment {
    @Override
    public RunResult run(UnaryOperator<LoopSetup> exploring) {
      return exploring
          .apply(LoopSetup.standard().withOutsideWork(() -> false))
          .call(() -> new RunResult(run(main.get()).toString(), "finished", List.of(), false));
    }

    private static Integer run(Coroutine<Integer> main) {
      return dev.loopbook.loop.Async.run(main);
    }
  }

  /// A variable that reports its accesses, as woven code does.
  private static final class Shared {
    private int value;

    int get() {
      AccessLog.reads(this);
      return value;
    }

    void set(int to) {
      AccessLog.writes(this);
      value = to;
    }
  }

  private static Coroutine<Void> increment(Shared count) {
    return async(
        () -> {
          var read = count.get();
          await(sleep(Duration.ZERO));
          count.set(read + 1);
        });
  }

  private static Coroutine<Integer> lostUpdate(Shared count, int tasks) {
    return async(
        () -> {
          var all = new ArrayList<Coroutine<Void>>();
          for (var i = 0; i < tasks; i++) {
            all.add(increment(count));
          }
          await(gather(all));
          return count.get();
        });
  }

  private static Coroutine<Integer> ownCounters() {
    return async(
        () -> {
          var counts = List.of(new Shared(), new Shared(), new Shared());
          await(gather(counts.stream().map(Orders::increment).toList()));
          return counts.stream().mapToInt(Shared::get).sum();
        });
  }

  private static Coroutine<Integer> locked() {
    return async(
        () -> {
          var lock = new Lock();
          var count = new Shared();
          var all = new ArrayList<Coroutine<Void>>();
          for (var i = 0; i < 3; i++) {
            all.add(
                async(
                    () -> {
                      try (var _ = await(lock.acquire())) {
                        await(increment(count));
                      }
                    }));
          }
          await(gather(all));
          return count.get();
        });
  }

  private static Coroutine<Integer> queue() {
    return async(
        () -> {
          var queue = new Queue<Integer>(1);
          var sum = new Shared();
          Coroutine<Void> producer =
              async(
                  () -> {
                    await(queue.put(1));
                    await(queue.put(10));
                  });
          var all = List.of(producer, consumer(queue, sum), consumer(queue, sum));
          await(gather(all));
          return sum.get();
        });
  }

  private static Coroutine<Void> consumer(Queue<Integer> queue, Shared sum) {
    return async(
        () -> {
          var item = await(queue.get());
          sum.set(sum.get() * 2 + item);
        });
  }

  private static Coroutine<Integer> event() {
    return async(
        () -> {
          var event = new Event();
          var last = new Shared();
          var all = new ArrayList<Coroutine<Void>>();
          all.add(async(event::set));
          for (var i = 1; i <= 3; i++) {
            var number = i;
            all.add(
                async(
                    () -> {
                      await(event.waitSet());
                      last.set(number);
                    }));
          }
          await(gather(all));
          return last.get();
        });
  }
}
