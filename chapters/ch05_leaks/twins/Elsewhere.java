import static java.util.concurrent.TimeUnit.SECONDS;

import java.lang.ref.Cleaner;

static class Client implements AutoCloseable {
  @Override
  public void close() {
    IO.println("closed");
  }
}

void main() throws Exception {
  try (var c = new Client()) {
    IO.println("open");
  }
  var cleaner = Cleaner.create();
  cleaner.register(new Client(), () -> {}); // runs if it is collected
  var thread = Thread.ofVirtual().start(() -> {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      IO.println("interrupted");
    }
  });
  thread.interrupt();
  thread.join();
  Runnable f = () -> {};
  try (var scheduler = Executors.newScheduledThreadPool(1)) {
    var handle = scheduler.schedule(f, 60, SECONDS);
    handle.cancel(false);
    scheduler.shutdownNow();
  }
  try (var one = new Client(); var two = new Client()) {
    IO.println("both open");
  }
}
