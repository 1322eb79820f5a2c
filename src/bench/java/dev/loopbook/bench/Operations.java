package dev.loopbook.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/// Prints what each [Operation] costs, in nanoseconds of processor time: its name, how many there
/// were, the price of one. `src/bench/operations.sh` runs it beside its peers.
///
/// Processor time leaves out what a loop waits, and what other programs take from it. What the
/// collector does is part of it.
final class Operations {

  private static final OperatingSystemMXBean MACHINE =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final long WARM_UP = 1_000_000_000;
  private static final long ENOUGH = 200_000_000;

  private Operations() {}

  /// Measures each operation.
  ///
  /// @param arguments each says how many, and after a colon of what, unless of all operations
  public static void main(String[] arguments) {
    for (var operation : Operation.values()) {
      var name = operation.name().toLowerCase(Locale.ROOT);
      var counts =
          Arrays.stream(arguments)
              .map(argument -> argument.split(":", 2))
              .filter(argument -> argument.length == 1 || argument[1].equals(name))
              .mapToInt(argument -> Integer.parseInt(argument[0]))
              .toArray();
      if (counts.length > 0) {
        warmUp(operation);
      }
      for (var count : counts) {
        System.out.printf("%s\t%d\t%.1f%n", name, count, priceOfOne(operation, count));
      }
    }
  }

  private static void warmUp(Operation operation) {
    var begin = MACHINE.getProcessCpuTime();
    while (MACHINE.getProcessCpuTime() - begin < WARM_UP) {
      operation.run(10_000);
    }
  }

  /// The clock of the processor time is coarse: few are done often.
  private static double priceOfOne(Operation operation, int count) {
    System.gc();
    var begin = MACHINE.getProcessCpuTime();
    for (var times = 1; ; times++) {
      operation.run(count);
      var spent = MACHINE.getProcessCpuTime() - begin;
      if (spent >= ENOUGH) {
        return (double) spent / times / count;
      }
    }
  }
}
