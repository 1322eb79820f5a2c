package dev.loopbook.conformance;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Awaitable;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Generator;
import dev.loopbook.loop.TaskFactory;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.loop.Waited;
import dev.loopbook.sync.Barrier;
import dev.loopbook.sync.Semaphore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The functions that a program may call.
final class Functions {

  private final EventLoop loop;

  Functions(EventLoop loop) {
    this.loop = loop;
  }

  @Nullable Object call(String function, List<@Nullable Object> arguments) {
    return switch (function) {
      case "sleep" ->
          arguments.size() == 1
              ? Async.sleep(time(arguments.get(0)))
              : Async.sleep(time(arguments.get(0)), arguments.get(1));
      case "gather" -> Async.gather(awaitables(arguments));
      case "gather_exceptions" -> Async.gatherOutcomes(awaitables(arguments));
      case "wait" -> waitOn(arguments);
      case "wait_for" ->
          arguments.get(1) == null
              ? Async.waitFor((Awaitable<?>) arguments.get(0))
              : Async.waitFor((Awaitable<?>) arguments.get(0), time(arguments.get(1)));
      case "shield" -> Async.shield((Awaitable<?>) arguments.get(0));
      case "as_completed" -> asCompleted(arguments);
      case "current" -> Async.currentTask();
      case "call_soon" -> loop.callSoon((Runnable) arguments.get(0));
      case "call_later" -> loop.callLater(time(arguments.get(0)), (Runnable) arguments.get(1));
      case "call_at" -> loop.callAt(time(arguments.get(0)), (Runnable) arguments.get(1));
      case "busy" -> Members.nothing(() -> Async.busy(time(arguments.get(0))));
      case "run_until_complete" -> loop.runUntilComplete((Awaitable<?>) arguments.get(0));
      case "eager" -> Members.nothing(() -> loop.setTaskFactory(TaskFactory.eager()));
      case "run_forever" -> Members.nothing(loop::runForever);
      case "advance" -> advance((Generator<?>) arguments.get(0));
      case "close" -> {
        var generator = (Generator<?>) arguments.get(0);
        yield Async.async(() -> generator.close());
      }
      case "reached" -> {
        var counter = (Counter) arguments.get(0);
        var number = (Integer) arguments.get(1);
        yield (BooleanSupplier) () -> counter.value() >= number;
      }
      case "Oops" -> new Oops((String) arguments.get(0));
      case "Crash" -> new Crash((String) arguments.get(0));
      case "CancelledError" -> new CancelledError((String) arguments.get(0));
      case "TimeoutError" -> new TimeoutError();
      case "semaphore_of" -> new Semaphore((Integer) arguments.get(0));
      case "barrier_of" -> new Barrier((Integer) arguments.get(0));
      default -> throw new AssertionError("no such function: " + function);
    };
  }

  static Duration time(@Nullable Object units) {
    return Values.time((Integer) units);
  }

  private static Object waitOn(List<@Nullable Object> arguments) {
    var until = Waited.Until.valueOf((String) arguments.get(0));
    var futures = new ArrayList<Future<?>>();
    arguments.subList(2, arguments.size()).forEach(future -> futures.add((Future<?>) future));
    return arguments.get(1) == null
        ? Async.waitOn(futures, until)
        : Async.waitOn(futures, until, time(arguments.get(1)));
  }

  @SuppressWarnings("unchecked") // whatever they return is shown, not used
  private static Object asCompleted(List<@Nullable Object> arguments) {
    var things = new ArrayList<Awaitable<Object>>();
    arguments.subList(1, arguments.size()).forEach(thing -> things.add((Awaitable<Object>) thing));
    return arguments.get(0) == null
        ? Async.asCompleted(things)
        : Async.asCompleted(things, time(arguments.get(0)));
  }

  private static Coroutine<?> advance(Generator<?> generator) {
    var items = generator.iterator();
    return Async.<@Nullable Object>async(() -> items.hasNext() ? items.next() : "exhausted");
  }

  private static List<Awaitable<?>> awaitables(List<@Nullable Object> things) {
    var awaitables = new ArrayList<Awaitable<?>>();
    things.forEach(thing -> awaitables.add((Awaitable<?>) thing));
    return awaitables;
  }
}
