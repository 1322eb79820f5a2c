import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.ReentrantLock;

void main() throws Exception {
  var left = new ReentrantLock();
  var right = new ReentrantLock();
  var both = new CountDownLatch(2);
  Thread anna = eat(left, right, both);
  Thread ben = eat(right, left, both);
  while (ManagementFactory.getThreadMXBean().findDeadlockedThreads() == null) {
    Thread.sleep(1);
  }
  Thread thread = anna;
  IO.println("a circle, and anna has a stack: " + (thread.getStackTrace().length > 0));
  anna.interrupt(); // or both wait forever
  anna.join();
  ben.join();
}

Thread eat(ReentrantLock first, ReentrantLock second, CountDownLatch both) {
  return Thread.ofPlatform().daemon().start(() -> {
    first.lock();
    try {
      both.countDown();
      both.await();
      second.lockInterruptibly();
      second.unlock();
    } catch (InterruptedException e) {
      IO.println("one gives up");
    } finally {
      first.unlock();
    }
  });
}
