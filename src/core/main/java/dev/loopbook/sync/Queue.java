package dev.loopbook.sync;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.AccessLog;
import dev.loopbook.loop.Async;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Hands items from tasks that make them to tasks that use them, first in, first out.
///
/// With a bound, who makes too many waits for those who use them. As CPython 3.13's
/// `asyncio.Queue`, [#shutdown()] included. Items may be null.
///
/// @param <T> the items' type
public sealed class Queue<T extends @Nullable Object> extends Primitive
    permits LifoQueue, PriorityQueue {

  private final Shelf<T> shelf;
  private final int maxSize;
  private final WaitLine getters = new WaitLine();
  private final WaitLine putters = new WaitLine();
  // Set whenever the last item is done; looked at only while some are not.
  private final Event finished = new Event();
  private int unfinished;
  private boolean counted;
  private boolean shutDown;
  // The loop whose resources name this queue as unfinished; null if none does.
  private @Nullable EventLoop watchedBy;

  /// Makes a queue without a bound.
  public Queue() {
    this(0);
  }

  /// Makes a queue for at most `maxSize` items; without a bound if that is 0 or less.
  public Queue(int maxSize) {
    this(maxSize, "");
  }

  /// Makes a queue for at most `maxSize` items that people will know as `name`.
  public Queue(int maxSize, String name) {
    this(new ListShelf<>(false), maxSize, name);
  }

  Queue(Shelf<T> shelf, int maxSize, String name) {
    super(name);
    this.shelf = shelf;
    this.maxSize = maxSize;
  }

  /// Returns a coroutine that waits for room and puts `item` in; costs no tick if there is room.
  ///
  /// The coroutine throws [QueueShutDown] if the queue is, or is meanwhile, shut down, and
  /// [IllegalStateException] if it has to wait and the queue belongs to another loop.
  public Coroutine<Void> put(T item) {
    return Coroutine.named(
        "Queue.put",
        () -> {
          while (isFull()) {
            requireOpen("put");
            awaitTurn(putters, this::isFull);
          }
          putNowait(item);
        });
  }

  /// Puts `item` in.
  ///
  /// @throws QueueFull if there is no room
  /// @throws QueueShutDown if the queue is shut down
  public void putNowait(T item) {
    AccessLog.writes(this);
    requireOpen("put");
    if (isFull()) {
      throw new QueueFull(format("%s has no room; await(queue.put(...)) waits for some", this));
    }
    shelf.put(item);
    unfinished++;
    finished.clear();
    noteUnfinished();
    getters.dismissNext();
  }

  /// Returns a coroutine that waits for an item and takes it out; costs no tick if there is one.
  ///
  /// The coroutine throws [QueueShutDown] if the queue is, or is meanwhile, shut down and empty,
  /// and [IllegalStateException] if it has to wait and the queue belongs to another loop.
  public Coroutine<T> get() {
    return Coroutine.named(
        "Queue.get",
        () -> {
          while (isEmpty()) {
            requireOpen("get");
            awaitTurn(getters, this::isEmpty);
          }
          return getNowait();
        });
  }

  /// Takes an item out.
  ///
  /// @throws QueueEmpty if there is none
  /// @throws QueueShutDown if there is none and the queue is shut down
  public T getNowait() {
    AccessLog.writes(this);
    if (isEmpty()) {
      requireOpen("get");
      throw new QueueEmpty(format("%s has no item; await(queue.get()) waits for one", this));
    }
    var item = shelf.take();
    putters.dismissNext();
    return item;
  }

  private void awaitTurn(WaitLine line, BooleanSupplier futile) {
    var turn = line.enter(bind(), this);
    try {
      Async.await(turn);
    } catch (Throwable gaveUp) {
      turn.cancel();
      line.leave(turn);
      if (!futile.getAsBoolean() && !turn.isCancelled()) {
        line.dismissNext(); // we were woken, and cannot use it
      }
      throw gaveUp;
    }
  }

  /// Says that the work on an item taken out is done; once for each.
  ///
  /// @throws IllegalStateException if it is called more often than items were put in
  public void taskDone() {
    AccessLog.writes(this);
    counted = true;
    if (unfinished <= 0) {
      throw new IllegalStateException(
          format(
              "taskDone() called too many times: every item of %s is done. Call it once for each item taken out",
              this));
    }
    unfinished--;
    noteFinished();
  }

  /// Returns a coroutine that waits until [#taskDone] was called for every item; costs no tick if
  /// it was.
  public Coroutine<Void> join() {
    return Coroutine.named(
        "Queue.join",
        () -> {
          counted = true;
          AccessLog.writes(this);
          if (unfinished > 0) {
            finished.awaitSet(this);
          }
        });
  }

  /// Shuts the queue down: nothing more goes in, what is in may still be taken out. Who waits for
  /// what will never come gets a [QueueShutDown].
  public void shutdown() {
    shutdown(false);
  }

  /// Shuts the queue down; with `immediate`, throws away what is in, and counts it as done.
  public void shutdown(boolean immediate) {
    AccessLog.writes(this);
    shutDown = true;
    if (immediate) {
      while (!isEmpty()) {
        shelf.take();
        unfinished = Math.max(0, unfinished - 1);
      }
      noteFinished();
    }
    getters.dismissAll();
    putters.dismissAll();
  }

  private void requireOpen(String what) {
    if (shutDown) {
      throw new QueueShutDown(
          format(
              "%s is shut down: nothing more can be %s",
              this, what.equals("put") ? "put in" : "taken out"));
    }
  }

  private void noteUnfinished() {
    if (watchedBy == null) {
      watchedBy = EventLoop.ifRunning().filter(loop -> loop.listener() != null).orElse(null);
      if (watchedBy != null) {
        watchedBy.resources().opened(this);
      }
    }
  }

  private void noteFinished() {
    if (unfinished > 0) {
      return;
    }
    finished.set();
    if (watchedBy != null) {
      watchedBy.resources().closed(this);
      watchedBy = null;
    }
  }

  /// Returns how many items are in.
  public int size() {
    AccessLog.reads(this);
    return shelf.size();
  }

  /// Returns whether no item is in.
  public boolean isEmpty() {
    AccessLog.reads(this);
    return shelf.size() == 0;
  }

  /// Returns whether there is no room; never true without a bound.
  public boolean isFull() {
    AccessLog.reads(this);
    return maxSize > 0 && shelf.size() >= maxSize;
  }

  /// Returns how many items there is room for; 0 or less means without a bound.
  public int maxSize() {
    return maxSize;
  }

  /// Returns how many items were put in for which [#taskDone] was not called.
  public int unfinished() {
    AccessLog.reads(this);
    return unfinished;
  }

  /// Returns whether anybody ever called [#taskDone] or awaited [#join]: only then does
  /// [#unfinished] tell of a mistake.
  public boolean isCounted() {
    return counted;
  }

  /// Returns whether it was shut down.
  public boolean isShutDown() {
    AccessLog.reads(this);
    return shutDown;
  }

  /// Returns the items in the order they will come out; a copy.
  public List<T> items() {
    AccessLog.reads(this);
    return Collections.unmodifiableList(new ArrayList<>(shelf.items()));
  }

  /// Returns the tasks that wait to take an item out, then those that wait to put one in, then
  /// those that wait for all to be done. A task that was woken is no longer among them.
  @Override
  public List<Task<?>> waiters() {
    var all = new ArrayList<>(getters.tasks());
    all.addAll(putters.tasks());
    all.addAll(finished.waiters());
    return List.copyOf(all);
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    text.append(maxSize > 0 ? format("%d/%d items", size(), maxSize) : items(size()));
    append(text, unfinished > size() || finished.waiting() > 0 ? unfinished : 0, "unfinished");
    append(text, getters.size(), "getting");
    append(text, putters.size(), "putting");
    append(text, finished.waiting(), "joining");
    return describe(text.append(shutDown ? ", shut down" : "").toString());
  }

  private static String items(int count) {
    return count == 0 ? "empty" : count == 1 ? "1 item" : count + " items";
  }

  private static void append(StringBuilder text, int count, String what) {
    if (count > 0) {
      text.append(", ").append(count).append(' ').append(what);
    }
  }
}
