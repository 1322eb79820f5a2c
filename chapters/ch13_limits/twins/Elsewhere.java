import static java.util.concurrent.TimeUnit.MILLISECONDS;

void main() throws Exception {
  var slots = new java.util.concurrent.Semaphore(2);
  slots.acquire();
  try {
    IO.println(slots.availablePermits() + " left");
  } finally {
    slots.release();
  }
  List<Callable<String>> jobs = List.of(() -> "good", () -> {
    throw new IllegalStateException("bad");
  });
  try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
    for (Future<String> each : executor.invokeAll(jobs)) {
      IO.println(each.state());
    }
    Callable<String> slow = () -> {
      Thread.sleep(100);
      return "done all the same";
    };
    var future = executor.submit(slow);
    try {
      future.get(10, MILLISECONDS);
    } catch (TimeoutException e) {
      IO.println(future.isCancelled() + ", " + future.get());
    }
  }
  var failure = new IllegalStateException("first");
  failure.addSuppressed(new IllegalStateException("second"));
  IO.println(failure.getSuppressed().length + " suppressed");
}
