import static java.util.concurrent.TimeUnit.MILLISECONDS;

void main() throws Exception {
  var out = new ArrayBlockingQueue<String>(4);
  Callable<Void> work = () -> {
    try {
      Thread.sleep(200);
      out.put("ran to its end");
    } catch (InterruptedException e) {
      out.put("InterruptedException");
    }
    return null;
  };
  var thread = Thread.ofVirtual().start(() -> {
    try {
      work.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  });
  thread.interrupt();
  IO.println(out.take());
  var executor = Executors.newVirtualThreadPerTaskExecutor();
  var future = executor.submit(work);
  try {
    future.get(10, MILLISECONDS);
  } catch (TimeoutException e) {
    IO.println("timed out, and it " + out.take());
  }
  executor.submit(work);
  executor.shutdown();
  IO.println("terminated? " + executor.awaitTermination(10, MILLISECONDS));
  executor.close();
  var clock = java.time.Clock.fixed(java.time.Instant.EPOCH, java.time.ZoneOffset.UTC);
  IO.println("a Clock as a parameter: " + clock.millis());
}
