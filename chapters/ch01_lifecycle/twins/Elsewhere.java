import static java.util.concurrent.TimeUnit.MILLISECONDS;

void main() throws Exception {
  var thread = Thread.ofVirtual().name("A").start(() ->
      IO.println("thread " + Thread.currentThread().getName()));
  thread.join();
  Thread.sleep(10);
  Runnable f = () -> IO.println("called");
  try (var executor = Executors.newSingleThreadExecutor()) {
    executor.execute(f);
  }
  try (var scheduler = Executors.newScheduledThreadPool(1)) {
    scheduler.schedule(f, 10, MILLISECONDS).get();
  }
}
