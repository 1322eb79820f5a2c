package dev.loopbook.conformance;

import dev.loopbook.loop.ContextVar;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.Barrier;
import dev.loopbook.sync.BoundedSemaphore;
import dev.loopbook.sync.Condition;
import dev.loopbook.sync.Event;
import dev.loopbook.sync.LifoQueue;
import dev.loopbook.sync.Lock;
import dev.loopbook.sync.PriorityQueue;
import dev.loopbook.sync.Queue;
import dev.loopbook.sync.Semaphore;
import java.util.Map;

/// Makes what a program declares.
final class ProgramDeclarations {

  private ProgramDeclarations() {}

  /// Returns the thing that a declaration such as `queue Q 2` stands for.
  ///
  /// @param names what was declared above
  static Object make(EventLoop loop, String declaration, Map<String, Object> names) {
    var words = declaration.split(" ");
    var last = words[words.length - 1];
    return switch (words[0]) {
      case "lock" -> new Lock();
      case "event" -> new Event();
      case "condition" ->
          words.length == 2 ? new Condition() : new Condition((Lock) names.get(last));
      case "semaphore" -> new Semaphore(Integer.parseInt(last));
      case "bounded" -> new BoundedSemaphore(Integer.parseInt(last));
      case "barrier" -> new Barrier(Integer.parseInt(last));
      case "queue" -> new Queue<>(bound(words));
      case "lifo" -> new LifoQueue<>(bound(words));
      case "priority" -> new PriorityQueue<>(bound(words));
      case "future" -> loop.createFuture();
      case "variable" -> ContextVar.named(words[1]);
      case "counter" -> new Counter();
      default -> throw new AssertionError("no such declaration: " + declaration);
    };
  }

  private static int bound(String[] words) {
    return words.length == 2 ? 0 : Integer.parseInt(words[2]);
  }
}
