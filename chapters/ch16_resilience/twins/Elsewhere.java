import static java.util.concurrent.TimeUnit.SECONDS;

import java.net.http.HttpRequest;

void main() throws Exception {
  Exception interrupt = new InterruptedException();
  IO.println("an Exception: " + interrupt.getClass().getSimpleName());
  var gate = new CountDownLatch(1);
  Runnable call = () -> {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  };
  try (var pool = new ThreadPoolExecutor(1, 1, 1, SECONDS, new ArrayBlockingQueue<>(1))) {
    pool.execute(call);
    pool.execute(call); // waits in the queue
    try {
      pool.execute(call);
    } catch (RejectedExecutionException e) {
      IO.println("full");
    }
    gate.countDown();
  }
  var uri = URI.create("http://users.test/");
  var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
  IO.println(request.timeout().orElseThrow());
}
