package dev.loopbook.program.explored;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Knows the JDK methods that wait until another thread does something.
///
/// A program that is explored has one thread. So a call that would wait waits for ever, and it's
/// better said than done. Those that give up after a while are left to do so.
final class BlockingCalls {
  private static final String CONCURRENT = "java/util/concurrent/";

  private static final Map<String, Set<String>> METHODS =
      Map.of(
          "get", Set.of("()Ljava/lang/Object;"),
          "join", Set.of("()Ljava/lang/Object;"),
          "take", Set.of("()Ljava/lang/Object;"),
          "takeFirst", Set.of("()Ljava/lang/Object;"),
          "takeLast", Set.of("()Ljava/lang/Object;"),
          "put", Set.of("(Ljava/lang/Object;)V"),
          "acquire", Set.of("()V"),
          "acquireUninterruptibly", Set.of("()V"),
          "await", Set.of("()V", "()I"),
          "exchange", Set.of("(Ljava/lang/Object;)Ljava/lang/Object;"));

  /// Those that always wait for another thread.
  private static final Set<String> WAITING =
      Set.of("wait", "await", "awaitUninterruptibly", "exchange");

  private BlockingCalls() {}

  /// Returns whether a method may wait for another thread without end.
  static boolean mayBlock(String owner, String name, String descriptor) {
    return switch (owner) {
      case "java/lang/Object" -> name.equals("wait") && descriptor.equals("()V");
      case "java/util/concurrent/locks/Condition" ->
          name.startsWith("await") && descriptor.equals("()V");
      default ->
          owner.startsWith(CONCURRENT) && METHODS.getOrDefault(name, Set.of()).contains(descriptor);
    };
  }

  /// Returns whether such a method would wait now.
  static boolean wouldBlock(Object receiver, String method) {
    return switch (receiver) {
      case Future<?> future -> !future.isDone();
      case CountDownLatch latch -> latch.getCount() > 0;
      case CyclicBarrier barrier -> barrier.getNumberWaiting() + 1 < barrier.getParties();
      case Semaphore semaphore -> semaphore.availablePermits() < 1;
      case BlockingQueue<?> queue ->
          method.startsWith("take") ? queue.isEmpty() : queue.remainingCapacity() == 0;
      default -> WAITING.contains(method);
    };
  }
}
