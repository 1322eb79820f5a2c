import java.util.concurrent.locks.ReentrantLock;

void main() throws Exception {
  var p = Files.createTempFile("users", ".txt");
  Files.writeString(p, "Alice\nBob\n");
  try (var lines = Files.lines(p)) {
    for (var line : lines.toList()) {
      IO.println(line);
    }
  }
  Files.delete(p);
  var lock = new ReentrantLock();
  var plates = lock.newCondition();
  var count = new AtomicInteger();
  var barrier = new CyclicBarrier(2);
  var cook = Thread.ofVirtual().start(() -> {
    lock.lock();
    try {
      count.incrementAndGet();
      plates.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  });
  lock.lock();
  try {
    while (count.get() == 0) {
      plates.await();
    }
  } finally {
    lock.unlock();
  }
  barrier.await();
  cook.join();
  IO.println(count + " plate");
}
