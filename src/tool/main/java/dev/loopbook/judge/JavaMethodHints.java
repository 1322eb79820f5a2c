package dev.loopbook.judge;

import java.util.Map;
import java.util.Optional;

/// What to write with the loop's classes in place of a method that Java's own concurrency has.
///
/// A student who knows `CountDownLatch` writes `event.await()`; javac only says that there is no
/// such method.
final class JavaMethodHints {
  /// By the name of the class and that of the method. `…` stands for an argument.
  static final Map<String, Map<String, String>> INSTEAD =
      Map.of(
          "Coroutine", results("coroutine"),
          "Task", results("task"),
          "Future", results("future"),
          "Event", Map.of("await", "await(event.waitSet())", "signal", "event.set()"),
          "Lock",
              Map.of(
                  "lock", "await(lock.acquire())",
                  "unlock", "lock.release()",
                  "tryLock", "await(lock.acquire())"),
          "Semaphore", Map.of("tryAcquire", "await(semaphore.acquire())"),
          "Condition",
              Map.of(
                  "await", "await(condition.waitNotified())",
                  "signal", "condition.notifyOne()",
                  "signalAll", "condition.notifyAllWaiters()"),
          "Barrier", Map.of("await", "await(barrier.waitAll())"),
          "Queue",
              Map.of(
                  "add", "await(queue.put(…))",
                  "offer", "await(queue.put(…))",
                  "take", "await(queue.get())",
                  "remove", "await(queue.get())",
                  "poll", "queue.getNowait()"));

  private JavaMethodHints() {}

  private static Map<String, String> results(String name) {
    var await = "await(" + name + ")";
    return Map.of("await", await, "join", await, "get", await, "resultNow", await);
  }

  /// Returns what to write instead; empty if Java's classes of this kind have no such method
  /// either.
  static Optional<String> instead(String type, String method) {
    return Optional.ofNullable(INSTEAD.getOrDefault(type, Map.of()).get(method));
  }
}
