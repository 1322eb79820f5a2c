package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.Counted;
import dev.loopbook.text.SourcePlace;
import dev.loopbook.text.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Something that a program left undone, as the [Audit] found it when a loop closed.
///
/// A finding holds values only. The same mistake at the same line makes equal findings, so a report
/// can count them.
public sealed interface Finding {

  /// Returns what was found, in one line: `a coroutine was never awaited: fetchUser`.
  String what();

  /// Returns the lines of the program that have to do with it, the one to fix first; empty if none
  /// is known.
  List<Spot> spots();

  /// Returns what that meant and how to fix it, in one or two sentences.
  ///
  /// @param line the text of the first spot's line, if the caller knows it
  String fix(Optional<String> line);

  /// Returns where the book explains it: `chapter 3, "What it cannot catch"`.
  default Optional<String> chapter() {
    return BookPointer.of(this).map(BookPointer::toString);
  }

  /// A line of the program that has to do with a finding.
  ///
  /// @param role what happened there: `made at`
  record Spot(String role, StackTraceElement place) {

    /// Returns the place as people write it: `TwoTasks:18`.
    public String shortPlace() {
      return SourcePlace.of(place);
    }
  }

  /// A coroutine was created and never awaited.
  ///
  /// @param coroutine its name
  /// @param outside whether that was outside all loops, where nothing can await
  record NeverAwaited(String coroutine, Optional<StackTraceElement> made, boolean outside)
      implements Finding {

    /// Makes a finding on a coroutine that was created on a loop.
    public NeverAwaited(String coroutine, Optional<StackTraceElement> made) {
      this(coroutine, made, false);
    }

    @Override
    public String what() {
      return "a coroutine was never awaited" + (isNamed() ? ": " + coroutine : "");
    }

    @Override
    public List<Spot> spots() {
      return Finding.spot("made at", made);
    }

    @Override
    public String fix(Optional<String> line) {
      return line.flatMap(text -> CallText.of(coroutine, text))
          .or(() -> isMethod() ? Optional.of(coroutine + "(…)") : Optional.empty())
          .map(this::fixOf)
          .orElse(
              outside
                  ? "It never ran. Hand it to run(…)."
                  : "It never ran. Await it, or hand it to createTask(…).");
    }

    private String fixOf(String call) {
      return outside
          ? format("It never ran. Write run(%s).", call)
          : format("It never ran. Write await(%s), or createTask(%s).", call, call);
    }

    private boolean isMethod() {
      return isNamed() && coroutine.chars().allMatch(Character::isJavaIdentifierPart);
    }

    private boolean isNamed() {
      return !coroutine.equals("coroutine");
    }
  }

  /// A task was still running when the program ended, and `run` cancelled it.
  ///
  /// @param waitsFor what it was waiting for
  /// @param stood where its code was suspended
  record TaskLeft(
      String task,
      String waitsFor,
      Optional<StackTraceElement> made,
      Optional<StackTraceElement> stood)
      implements Finding {
    @Override
    public String what() {
      return format("a task was left at work: %s, waiting for %s", task, waitsFor);
    }

    @Override
    public List<Spot> spots() {
      return Finding.spots("made at", made, "stood at", stood);
    }

    @Override
    public String fix(Optional<String> line) {
      return "It was cancelled at the end. Await it, or cancel it yourself.";
    }
  }

  /// A task was still pending when its loop was closed by hand. Its code never resumes, and its
  /// `finally` blocks never run.
  record TaskPending(
      String task,
      String waitsFor,
      Optional<StackTraceElement> made,
      Optional<StackTraceElement> stood)
      implements Finding {
    @Override
    public String what() {
      return format(
          "a task was still pending when its loop closed: %s, waiting for %s", task, waitsFor);
    }

    @Override
    public List<Spot> spots() {
      return Finding.spots("made at", made, "stands at", stood);
    }

    @Override
    public String fix(Optional<String> line) {
      return "It never goes on, and its finally blocks never run. "
          + "Cancel it and run the loop until it is done, or leave that to run(…).";
    }
  }

  /// A task or a future failed and nobody retrieved its exception.
  ///
  /// @param of what failed: `task count`
  /// @param failure the exception in one line
  record NeverRetrieved(
      String of,
      String failure,
      Optional<StackTraceElement> made,
      Optional<StackTraceElement> thrown)
      implements Finding {
    @Override
    public String what() {
      return format("%s failed and nobody asked: %s", of, failure);
    }

    @Override
    public List<Spot> spots() {
      return Finding.spots("made at", made, "thrown at", thrown);
    }

    @Override
    public String fix(Optional<String> line) {
      return "Its exception was never retrieved. Await it where you can handle that.";
    }
  }

  /// Something was opened and not closed.
  ///
  /// @param resource its text
  record Unclosed(String resource, Optional<StackTraceElement> opened) implements Finding {
    @Override
    public String what() {
      return "a resource was never closed: " + resource;
    }

    @Override
    public List<Spot> spots() {
      return Finding.spot("opened at", opened);
    }

    @Override
    public String fix(Optional<String> line) {
      return "Open it in try (var it = …) { … }, which closes it in any case.";
    }
  }

  /// A generator was abandoned before its end, and the program did not close it.
  record GeneratorLeft(Optional<StackTraceElement> opened) implements Finding {
    @Override
    public String what() {
      return "a generator was left before its end and not closed";
    }

    @Override
    public List<Spot> spots() {
      return Finding.spot("begun at", opened);
    }

    @Override
    public String fix(Optional<String> line) {
      return "Its finally blocks ran late, or never. Write try (var it = generate(…)) { … }.";
    }
  }

  /// A lock, or a permit of a semaphore, was not released.
  ///
  /// @param primitive the text of the lock or semaphore
  /// @param holder the task that acquired it
  record StillHeld(String primitive, String holder, Optional<StackTraceElement> acquired)
      implements Finding {
    @Override
    public String what() {
      return format("%s never gave back what it holds: %s", holder, primitive);
    }

    @Override
    public List<Spot> spots() {
      return Finding.spot("acquired at", acquired);
    }

    @Override
    public String fix(Optional<String> line) {
      return "The next task waits forever. Write try (var _ = await(….acquire())) { … }.";
    }
  }

  /// A queue that counts its items had some that were never finished.
  ///
  /// @param queue its text
  record UnfinishedItems(String queue, int count, Optional<StackTraceElement> made)
      implements Finding {
    @Override
    public String what() {
      return format(
          "%s of a queue %s never finished: %s",
          Counted.of(count, "item"), count == 1 ? "was" : "were", queue);
    }

    @Override
    public List<Spot> spots() {
      return Finding.spot("made at", made);
    }

    @Override
    public String fix(Optional<String> line) {
      return "join() would wait forever. Call taskDone() for each item, in a finally.";
    }
  }

  /// Something was replaced for a test and never restored.
  ///
  /// @param patch what was replaced: `the statics of Clock`
  record PatchLeft(String patch, Optional<StackTraceElement> opened) implements Finding {
    @Override
    public String what() {
      return "a patch was left open: " + patch;
    }

    @Override
    public List<Spot> spots() {
      return Finding.spot("opened at", opened);
    }

    @Override
    public String fix(Optional<String> line) {
      return "The next test would meet it too. Open it in try (var it = Patches.…) { … }.";
    }
  }

  /// A call of a mock was stubbed and never made.
  ///
  /// @param stub the call that was stubbed: `fetchUser(1)`
  /// @param instead a call of the same method that matched no stub: `fetchUser(2)`; or empty
  record StubUnused(
      String stub,
      String instead,
      Optional<StackTraceElement> stubbed,
      Optional<StackTraceElement> called)
      implements Finding {
    @Override
    public String what() {
      return format(
          "a stub was never used: %s%s",
          stub, instead.isEmpty() ? "" : "; " + instead + " was called instead");
    }

    @Override
    public List<Spot> spots() {
      return Finding.spots("stubbed at", stubbed, "called at", called);
    }

    @Override
    public String fix(Optional<String> line) {
      return instead.isEmpty()
          ? "Nothing called it. Remove it, or write when(…).lenient()."
          : "The call got an empty value. Fix its arguments, or the stub's.";
    }
  }

  /// A timer was set and never fired.
  ///
  /// @param callback what it would have run
  /// @param due the loop time at which it was due, in nanoseconds
  record TimerLeft(String callback, long due, Optional<StackTraceElement> set) implements Finding {
    @Override
    public String what() {
      return format("a timer never ran: %s, due at %s", callback, TimeText.clock(due));
    }

    @Override
    public List<Spot> spots() {
      return Finding.spot("set at", set);
    }

    @Override
    public String fix(Optional<String> line) {
      return "The loop closed before its time. Wait for it, or cancel its handle.";
    }
  }

  /// A thread was still running what the loop had given it.
  record ThreadAtWork(Optional<StackTraceElement> started) implements Finding {
    @Override
    public String what() {
      return "a thread was still at work when the loop closed";
    }

    @Override
    public List<Spot> spots() {
      return Finding.spot("started at", started);
    }

    @Override
    public String fix(Optional<String> line) {
      return "Its outcome is lost. Await the future that runInExecutor(…) returned.";
    }
  }

  /// A callback made its thread wait or compute, and so held the loop.
  ///
  /// @param call what it called: `Thread.sleep`; or `computing`
  /// @param nanos for how long in all, in nanoseconds of real time, or of CPU time if it computed
  record LoopHeld(String call, long nanos, Optional<StackTraceElement> held) implements Finding {
    @Override
    public String what() {
      return call.equals(HeldPlace.COMPUTING)
          ? format("the loop stood still for %s, computing", duration())
          : format("the loop stood still for %s in %s", duration(), call);
    }

    /// To a tenth of a second: nobody needs more, and more would be different each time.
    private String duration() {
      return TimeText.exact(Math.round(nanos / 1e8) * 100_000_000);
    }

    @Override
    public List<Spot> spots() {
      return Finding.spot("held at", held);
    }

    @Override
    public String fix(Optional<String> line) {
      return "No other task ran in that time. " + instead();
    }

    private String instead() {
      if (call.equals(HeldPlace.COMPUTING)) {
        return "Write await(toThread(…)), or await(sleep(millis(0))) now and then.";
      }
      var type = call.replaceFirst("[.].*", "");
      var method = call.substring(call.lastIndexOf('.') + 1);
      if (type.matches("Thread|TimeUnit|LockSupport") && method.matches("sleep|park.+")) {
        return "Write await(sleep(…)).";
      }
      if (method.startsWith("lock") || type.matches("synchronized|StampedLock")) {
        return "Use dev.loopbook.sync.Lock, and await(lock.acquire()).";
      }
      return twin(type, method)
          .map(
              twin ->
                  format(
                      "Between tasks use dev.loopbook.sync.%s; otherwise write await(toThread(…)).",
                      twin))
          .orElse("Write await(toThread(…)).");
    }

    /// Returns what tasks have in place of a class that threads meet at.
    private static Optional<String> twin(String type, String method) {
      if (type.matches(".*(BlockingQueue|BlockingDeque|TransferQueue|DelayQueue)")) {
        return Optional.of("Queue");
      }
      return switch (type) {
        case "Semaphore" -> Optional.of("Semaphore");
        case "CountDownLatch" -> Optional.of("Event");
        case "CyclicBarrier", "Phaser" -> Optional.of("Barrier");
        case "ConditionObject" -> Optional.of("Condition");
        case "Object" -> Optional.of("Condition").filter(_ -> method.equals("wait"));
        default -> Optional.empty();
      };
    }
  }

  /// A task was suspended while it held a lock of the thread that all tasks share.
  ///
  /// @param lock the class of the lock: `ReentrantLock`
  /// @param locked the line that acquired it
  /// @param awaited the line that awaited with it
  record LockAcrossAwait(
      String lock, Optional<StackTraceElement> locked, Optional<StackTraceElement> awaited)
      implements Finding {
    @Override
    public String what() {
      return format("a %s was held across an await", lock);
    }

    @Override
    public List<Spot> spots() {
      return Finding.spots("locked at", locked, "awaited at", awaited);
    }

    @Override
    public String fix(Optional<String> line) {
      return "It belongs to the thread, which all tasks share, so it keeps none of them out. "
          + "Use dev.loopbook.sync.Lock, and await(lock.acquire()).";
    }
  }

  /// A loop was created and still open when the program ended.
  record LoopLeftOpen(Optional<StackTraceElement> made) implements Finding {
    @Override
    public String what() {
      return "a loop was never closed";
    }

    @Override
    public List<Spot> spots() {
      return Finding.spot("made at", made);
    }

    @Override
    public String fix(Optional<String> line) {
      return "What it holds stays open. Write try (var loop = EventLoop.create()) { … }.";
    }
  }

  private static List<Spot> spot(String role, Optional<StackTraceElement> place) {
    return place.map(line -> List.of(new Spot(role, line))).orElse(List.of());
  }

  private static List<Spot> spots(
      String first,
      Optional<StackTraceElement> firstPlace,
      String second,
      Optional<StackTraceElement> secondPlace) {
    var spots = new ArrayList<>(spot(first, firstPlace));
    spots.addAll(spot(second, secondPlace));
    return List.copyOf(spots);
  }
}
