import org.jetbrains.lincheck.Lincheck;

/// Prints how many orders a second Lincheck runs of three threads that lose updates: each reads,
/// yields, and writes. JIT and set-up are left out: it's the difference between a long run and a
/// short one.
final class LincheckOrders {

  private static final int FEW = 1_000;
  private static final int MANY = 11_000;

  private static int count;

  static void main() {
    seconds(FEW); // to warm up
    var few = seconds(FEW);
    var many = seconds(MANY);
    System.out.printf("%.0f%n", (MANY - FEW) / (many - few));
  }

  private static double seconds(int invocations) {
    var begin = System.nanoTime();
    Lincheck.runConcurrentTest(invocations, LincheckOrders::loseUpdates);
    return (System.nanoTime() - begin) / 1e9;
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
