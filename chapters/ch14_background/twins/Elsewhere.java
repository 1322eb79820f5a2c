import static java.util.concurrent.TimeUnit.MILLISECONDS;

void main() throws Exception {
  var runs = new AtomicInteger();
  var scheduler = Executors.newScheduledThreadPool(1);
  var job = scheduler.scheduleWithFixedDelay(() -> {
    runs.incrementAndGet();
    throw new IllegalStateException("the store is down");
  }, 0, 1, MILLISECONDS);
  try {
    job.get();
  } catch (ExecutionException e) {
    IO.println(runs + " run, and nobody is told who doesn't ask");
  }
  scheduler.shutdown();
  IO.println("terminated " + scheduler.awaitTermination(1000, MILLISECONDS));
}
