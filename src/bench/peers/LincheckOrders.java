import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.jetbrains.lincheck.Lincheck;

/// Prints how many orders Lincheck runs of three threads that lose updates, in a second of real time
/// and in one of processor time, five times in a row once it's warm. Each thread reads, yields, and
/// writes.
final class LincheckOrders {

  private static final int WARM_UP = 3_000;
  private static final int MEASURED = 2_000;

  private static int count;

  static void main() {
    Spent.on(WARM_UP);
    for (var slice = 0; slice < 5; slice++) {
      var spent = Spent.on(MEASURED);
      System.out.printf(
          "%.0f\t%.0f%n", MEASURED * 1e9 / spent.real(), MEASURED * 1e9 / spent.processor());
    }
  }

  /// Nanoseconds of both kinds.
  private record Spent(long real, long processor) {
    static Spent on(int invocations) {
      var machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      var begin = new Spent(System.nanoTime(), machine.getProcessCpuTime());
      Lincheck.runConcurrentTest(invocations, LincheckOrders::loseUpdates);
      return new Spent(
          System.nanoTime() - begin.real, machine.getProcessCpuTime() - begin.processor);
    }
  }

  private static void loseUpdates() {
    count = 0;
    var threads = new Thread[3];
    for (var i = 0; i < threads.length; i++) {
      threads[i] =
          new Thread(
              () -> {
                var read = count;
                Thread.yield();
                count = read + 1;
              });
      threads[i].start();
    }
    for (var thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
