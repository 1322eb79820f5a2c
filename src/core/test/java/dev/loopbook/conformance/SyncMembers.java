package dev.loopbook.conformance;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Barrier;
import dev.loopbook.sync.Condition;
import dev.loopbook.sync.Event;
import dev.loopbook.sync.Lock;
import dev.loopbook.sync.Queue;
import dev.loopbook.sync.Semaphore;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The methods, by asyncio's names, of locks and their like.
final class SyncMembers {

  private SyncMembers() {}

  static @Nullable Object call(
      @Nullable Object target, String method, List<@Nullable Object> arguments) {
    return switch (target) {
      case Lock lock -> lock(lock, method);
      case Event event -> event(event, method);
      case Condition condition -> condition(condition, method, arguments);
      case Semaphore semaphore -> semaphore(semaphore, method);
      case Barrier barrier -> barrier(barrier, method);
      case Queue<?> queue -> queue(queue, method, arguments);
      case null, default -> throw Members.unknown(target, method);
    };
  }

  private static @Nullable Object lock(Lock lock, String method) {
    return switch (method) {
      case "acquire" -> lock.acquire();
      case "release" -> Members.nothing(lock::release);
      case "locked" -> lock.isLocked();
      default -> throw Members.unknown(lock, method);
    };
  }

  private static @Nullable Object event(Event event, String method) {
    return switch (method) {
      case "wait" -> returningTrue(event.waitSet());
      case "set" -> Members.nothing(event::set);
      case "clear" -> Members.nothing(event::clear);
      case "is_set" -> event.isSet();
      default -> throw Members.unknown(event, method);
    };
  }

  private static @Nullable Object condition(
      Condition condition, String method, List<@Nullable Object> arguments) {
    return switch (method) {
      case "acquire" -> condition.acquire();
      case "release" -> Members.nothing(condition::release);
      case "locked" -> condition.isLocked();
      case "wait" -> returningTrue(condition.waitNotified());
      case "wait_for" -> returningTrue(condition.waitUntil((BooleanSupplier) arguments.get(0)));
      case "notify" ->
          arguments.isEmpty()
              ? Members.nothing(condition::notifyOne)
              : Members.nothing(() -> condition.notify((Integer) arguments.get(0)));
      case "notify_all" -> Members.nothing(condition::notifyAllWaiters);
      default -> throw Members.unknown(condition, method);
    };
  }

  private static @Nullable Object semaphore(Semaphore semaphore, String method) {
    return switch (method) {
      case "acquire" -> semaphore.acquire();
      case "release" -> Members.nothing(semaphore::release);
      case "locked" -> semaphore.isLocked();
      default -> throw Members.unknown(semaphore, method);
    };
  }

  private static @Nullable Object barrier(Barrier barrier, String method) {
    return switch (method) {
      case "wait" -> barrier.waitAll();
      case "reset" -> barrier.reset();
      case "abort" -> barrier.abort();
      case "n_waiting" -> barrier.waiting();
      case "parties" -> barrier.parties();
      case "broken" -> barrier.isBroken();
      default -> throw Members.unknown(barrier, method);
    };
  }

  @SuppressWarnings("unchecked") // a program's queues take any value
  private static @Nullable Object queue(
      Queue<?> queue, String method, List<@Nullable Object> arguments) {
    var items = (Queue<@Nullable Object>) queue;
    return switch (method) {
      case "put" -> items.put(arguments.get(0));
      case "get" -> queue.get();
      case "put_nowait" -> Members.nothing(() -> items.putNowait(arguments.get(0)));
      case "get_nowait" -> queue.getNowait();
      case "task_done" -> Members.nothing(queue::taskDone);
      case "join" -> queue.join();
      case "shutdown" ->
          Members.nothing(() -> queue.shutdown(!arguments.isEmpty() && (Boolean) arguments.get(0)));
      case "qsize" -> queue.size();
      case "empty" -> queue.isEmpty();
      case "full" -> queue.isFull();
      default -> throw Members.unknown(queue, method);
    };
  }

  /// In asyncio these waits return `True`; ours return nothing, as they can return nothing else.
  private static Coroutine<Boolean> returningTrue(Coroutine<Void> wait) {
    return async(
        () -> {
          await(wait);
          return true;
        });
  }
}
