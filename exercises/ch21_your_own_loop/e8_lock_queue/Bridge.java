package ch21_your_own_loop.e8_lock_queue;

import dev.loopbook.loop.Clock;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;

/// The book's names, and behind them your loop. It is given.
///
/// `run --loop` compiles an example of the book with these classes in place of Loopbook's own: its
/// `await` is your `Task.await`, its `Lock` is your lock. What isn't here, your loop can't do yet.
public final class Bridge {
  private static OwnLoop loop;

  private Bridge() {}

  // ---- the loop ----

  /// Your loop, in a cradle: each of its ticks is a tick of one of Loopbook's, which does nothing
  /// else. So the shell can step it, and shows its time.
  private static final class OwnLoop extends Loop {
    private final VirtualClock clock = Clock.virtual();
    private final dev.loopbook.loop.EventLoop cradle =
        LoopSetup.current().withClock(() -> clock).call(dev.loopbook.loop.EventLoop::create);
    private final List<Task<?>> tasks = new ArrayList<>();
    private long ticks;

    @Override
    void tick() {
      ticks++;
      cradle.callSoon(new Tick(super::tick));
      cradle.runOnce();
    }

    @Override
    Handle callSoon(Runnable callback) {
      return super.callSoon(inTime(callback));
    }

    @Override
    Handle callAt(long when, Runnable callback) {
      return super.callAt(when, inTime(callback));
    }

    /// The cradle's clock follows yours, before anybody can look at it.
    private Runnable inTime(Runnable callback) {
      return () -> {
        follow();
        callback.run();
      };
    }

    private void follow() {
      var behind = now() * 1_000_000 - clock.nanos();
      if (behind > 0) {
        clock.advance(Duration.ofNanos(behind));
      }
    }
  }

  /// One of your ticks, with a name for the shell.
  private record Tick(Runnable yours) implements Runnable {
    @Override
    public void run() {
      yours.run();
    }

    @Override
    public String toString() {
      return "your loop";
    }
  }

  /// What the examples see of a loop.
  public static final class EventLoop {
    private final OwnLoop own;

    private EventLoop(OwnLoop own) {
      this.own = own;
    }

    public static EventLoop create() {
      return new EventLoop(new OwnLoop());
    }

    public static EventLoop running() {
      return new EventLoop(loop);
    }

    public Duration time() {
      return Duration.ofMillis(own.now());
    }

    public long tick() {
      return own.ticks;
    }

    public void callSoon(Runnable callback) {
      own.callSoon(callback);
    }

    public void callLater(Duration delay, Runnable callback) {
      own.callLater(delay.toMillis(), callback);
    }

    public void runOnce() {
      own.tick();
    }

    public void close() {
      own.cradle.close();
    }
  }

  // ---- coroutines and tasks ----

  /// What a coroutine does.
  public interface Body<T> {
    T run() throws Throwable;

    /// One that returns nothing.
    interface OfVoid {
      void run() throws Throwable;
    }
  }

  /// What can be awaited.
  public interface Awaitable<T> {
    /// Waits for the value.
    T value();
  }

  /// Work that runs once, when it is awaited.
  public static final class Coroutine<T> implements Awaitable<T> {
    private final String name = maker();
    private Body<T> body;
    private boolean closed;

    private Coroutine(Body<T> body) {
      this.body = body;
    }

    /// The method that made it, as the book names a coroutine.
    private static String maker() {
      return StackWalker.getInstance()
          .walk(
              frames ->
                  frames
                      .filter(frame -> !frame.getClassName().contains("Bridge"))
                      .map(frame -> frame.getMethodName().replaceFirst("^lambda\\$(.*)\\$\\d+$", "$1"))
                      .findFirst()
                      .orElse("coroutine"));
    }

    @Override
    public T value() {
      if (body == null) {
        throw new IllegalStateException("cannot reuse already awaited coroutine");
      }
      var once = body;
      body = null;
      try {
        return once.run();
      } catch (Throwable error) {
        ch21_your_own_loop.e8_lock_queue.Future.<RuntimeException>raise(error);
        return null;
      } finally {
        closed = true;
      }
    }

    @Override
    public String toString() {
      var state = closed ? "closed" : body != null ? "created" : "running";
      return "<coroutine " + name + " " + state + ">";
    }
  }

  /// A future of yours.
  public static class Future<T> implements Awaitable<T> {
    private final ch21_your_own_loop.e8_lock_queue.Future<T> own;

    private Future(ch21_your_own_loop.e8_lock_queue.Future<T> own) {
      this.own = own;
    }

    @Override
    public T value() {
      return ch21_your_own_loop.e8_lock_queue.Task.await(own);
    }

    ch21_your_own_loop.e8_lock_queue.Future<T> own() {
      return own;
    }

    public T result() {
      return own.result();
    }

    public boolean isDone() {
      return own.isDone();
    }

    public boolean isCancelled() {
      return own.isCancelled();
    }

    public boolean cancel() {
      return own.cancel();
    }
  }

  /// A task of yours.
  public static final class Task<T> extends Future<T> {
    private Task(ch21_your_own_loop.e8_lock_queue.Task<T> own) {
      super(own);
    }
  }

  private static <T> Task<T> start(OwnLoop on, String name, Coroutine<T> coroutine) {
    var task = new Task<T>(new ch21_your_own_loop.e8_lock_queue.Task<>(on, name, coroutine::value));
    on.tasks.add(task);
    return task;
  }

  // ---- the words of a program ----

  /// The words of a program.
  public static final class Async {
    private Async() {}

    public static <T> Coroutine<T> async(Body<T> body) {
      return new Coroutine<>(body);
    }

    public static Coroutine<Void> async(Body.OfVoid body) {
      return new Coroutine<>(
          () -> {
            body.run();
            return null;
          });
    }

    public static <T> T await(Awaitable<T> work) {
      return work.value();
    }

    public static <T> T run(Coroutine<T> main) {
      var own = new OwnLoop();
      loop = own;
      try {
        return own.runUntilComplete(start(own, "main", main).own());
      } finally {
        endAll(own);
        own.cradle.close();
        loop = null;
      }
    }

    /// Cancels what the program has left, and waits for it, as `asyncio.run` does.
    private static void endAll(OwnLoop own) {
      var left = own.tasks.stream().filter(each -> !each.isDone()).toList();
      left.forEach(Task::cancel);
      Callable<Void> end =
          () -> {
            for (var each : left) {
              try {
                each.value();
              } catch (Throwable error) {
                // nobody asks any more
              }
            }
            return null;
          };
      if (!left.isEmpty()) {
        own.runUntilComplete(new ch21_your_own_loop.e8_lock_queue.Task<>(own, "the end", end));
      }
    }

    public static <T> Task<T> createTask(Coroutine<T> coroutine) {
      return createTask(coroutine, "a task");
    }

    public static <T> Task<T> createTask(Coroutine<T> coroutine, String name) {
      return start(loop, name, coroutine);
    }

    @SafeVarargs
    public static <T> Future<List<T>> gather(Awaitable<? extends T>... work) {
      return gather(Arrays.asList(work));
    }

    public static <T> Future<List<T>> gather(Collection<? extends Awaitable<? extends T>> work) {
      var parts = new ArrayList<ch21_your_own_loop.e8_lock_queue.Future<T>>();
      for (var each : work) {
        parts.add(Bridge.<T>own(each));
      }
      return new Future<>(ch21_your_own_loop.e8_lock_queue.Async.gather(parts));
    }

    /// Waits until all of them are done, however they end.
    public static Coroutine<Void> waitOn(Collection<? extends Future<?>> futures) {
      return async(
          () -> {
            var left = futures.stream().filter(each -> !each.isDone()).toList();
            var all = new ch21_your_own_loop.e8_lock_queue.Future<Void>(loop);
            var count = new int[] {left.size()};
            for (var each : left) {
              each.own()
                  .addDoneCallback(
                      () -> {
                        count[0]--;
                        if (count[0] == 0 && !all.isDone()) {
                          all.setResult(null);
                        }
                      });
            }
            if (!left.isEmpty()) {
              ch21_your_own_loop.e8_lock_queue.Task.await(all);
            }
          });
    }

    public static Coroutine<Void> sleep(Duration duration) {
      return sleep(duration, null);
    }

    public static <T> Coroutine<T> sleep(Duration duration, T result) {
      return new Coroutine<>(
          () -> {
            ch21_your_own_loop.e8_lock_queue.Async.sleep(duration.toMillis());
            return result;
          });
    }

    public static void busy(Duration duration) {
      loop.busy(duration.toMillis());
      loop.follow();
    }

    public static Duration seconds(double amount) {
      return Duration.ofNanos(Math.round(amount * 1_000_000_000));
    }

    public static Duration millis(long amount) {
      return Duration.ofMillis(amount);
    }
  }

  @SuppressWarnings("unchecked") // a value is only read
  private static <T> ch21_your_own_loop.e8_lock_queue.Future<T> own(Awaitable<? extends T> work) {
    return switch (work) {
      case Future<? extends T> future -> (ch21_your_own_loop.e8_lock_queue.Future<T>) future.own;
      case Coroutine<? extends T> coroutine ->
          (ch21_your_own_loop.e8_lock_queue.Future<T>) start(loop, "a task", coroutine).own();
      default -> throw new IllegalArgumentException("this can't be gathered: " + work);
    };
  }

  // ---- what tasks share ----

  /// Your lock.
  public static final class Lock {
    private final Sync.Lock own = new Sync.Lock();

    public Lock() {}

    public Lock(String name) {}

    public Coroutine<Guard> acquire() {
      return new Coroutine<>(
          () -> {
            own.acquire();
            return own::release;
          });
    }

    public void release() {
      own.release();
    }

    public boolean isLocked() {
      return own.isLocked();
    }

    /// Gives the lock back when it's closed.
    public interface Guard extends AutoCloseable {
      @Override
      void close();
    }
  }

  /// Your queue.
  public static final class Queue<T> {
    private final Sync.Queue<T> own;
    private final String name;
    private final List<T> items = new ArrayList<>(); // what is in yours
    private int unfinished;
    private int getting;

    public Queue() {
      this(0);
    }

    public Queue(int most) {
      this(most, "");
    }

    public Queue(int most, String name) {
      own = new Sync.Queue<>(most);
      this.name = name.isEmpty() ? "" : " " + name;
    }

    public Coroutine<Void> put(T item) {
      return Async.async(
          () -> {
            own.put(item);
            items.add(item);
            unfinished++;
          });
    }

    public Coroutine<T> get() {
      return new Coroutine<>(
          () -> {
            getting++;
            try {
              var item = own.get();
              items.remove(0);
              return item;
            } finally {
              getting--;
            }
          });
    }

    public void taskDone() {
      own.taskDone();
      unfinished--;
    }

    public Coroutine<Void> join() {
      return Async.async(own::join);
    }

    public int size() {
      return own.size();
    }

    public boolean isEmpty() {
      return own.size() == 0;
    }

    public List<T> items() {
      return List.copyOf(items);
    }

    @Override
    public String toString() {
      var count = size() == 0 ? "empty" : size() == 1 ? "1 item" : size() + " items";
      return "<Queue"
          + name
          + " "
          + count
          + (unfinished > size() ? ", " + unfinished + " unfinished" : "")
          + (getting > 0 ? ", " + getting + " getting" : "")
          + ">";
    }
  }

  /// Something that has to be closed.
  public abstract static class AsyncResource implements AutoCloseable {
    private boolean closed;

    protected AsyncResource() {}

    protected AsyncResource(String name) {}

    protected abstract void release() throws Throwable;

    @Override
    public final void close() {
      if (!closed) {
        closed = true;
        try {
          release();
        } catch (Throwable error) {
          ch21_your_own_loop.e8_lock_queue.Future.<RuntimeException>raise(error);
        }
      }
    }

    public final boolean isClosed() {
      return closed;
    }
  }
}
