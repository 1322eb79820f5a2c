package ch15_patterns.e3_last_words;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.ExitStack;
import dev.loopbook.loop.Generator;
import dev.loopbook.sync.Barrier;
import java.util.ArrayList;
import java.util.List;

/// Three programs that write lines. They are given: leave them as they are.
final class Programs {
  private final List<String> lines = new ArrayList<>();

  /// Returns what was written, in order.
  List<String> lines() {
    return lines;
  }

  private Generator<String> letters() {
    return generate(out -> {
      lines.add("opened");
      try {
        out.yield("A");
        lines.add("go on");
        out.yield("B");
      } finally {
        lines.add("closed");
      }
    });
  }

  /// A reader who wants one letter.
  Coroutine<Void> leftEarly() {
    return async(() -> {
      try (var letters = letters()) {
        lines.add("begin");
        for (var letter : letters) {
          lines.add(letter);
          break;
        }
        lines.add("behind the for");
      }
      lines.add("the end");
    });
  }

  /// Three things on a stack, and a failure.
  Coroutine<Void> stacked() {
    return async(() -> {
      try (var stack = new ExitStack()) {
        stack.callback(() -> lines.add("first"));
        stack.callback(() -> lines.add("second"));
        if (stack.size() == 2) {
          throw new IllegalStateException("no third");
        }
        stack.callback(() -> lines.add("third"));
      } catch (IllegalStateException e) {
        lines.add("caught");
      }
    });
  }

  /// `early` waits for `late`; then both have a second of work.
  Coroutine<Void> together() {
    return async(() -> {
      var barrier = new Barrier(2, "barrier");
      await(gather(worker("early", 1, barrier), worker("late", 2, barrier)));
    });
  }

  private Coroutine<Void> worker(String name, int seconds, Barrier barrier) {
    return async(() -> {
      await(sleep(seconds(seconds)));
      lines.add(name + " has come");
      await(barrier.waitAll());
      await(sleep(seconds(1)));
      lines.add(name + " is done");
    });
  }
}
