import java.util.concurrent.locks.ReentrantLock;

int plain;
final AtomicInteger count = new AtomicInteger();
final ReentrantLock lock = new ReentrantLock();

void increment() {
  lock.lock();
  try {
    lock.lock(); // reentrant: the thread that has it gets in again
    int current = plain;
    Thread.sleep(1); // across a wait: the other threads wait their turn
    plain = current + 1;
    lock.unlock();
  } catch (InterruptedException e) {
    throw new IllegalStateException(e);
  } finally {
    lock.unlock();
  }
  count.incrementAndGet();
}

void main() throws Exception {
  try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
    for (int i = 0; i < 20; i++) {
      executor.submit(this::increment);
    }
  }
  IO.println(plain + " with a lock, " + count + " with an AtomicInteger");
  IO.println("fair? " + lock.isFair() + ", unless " + new ReentrantLock(true).isFair());
}
