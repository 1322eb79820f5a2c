package ch08_isolation.e2_three_old_answers;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.EventLoop;
import java.util.ArrayList;
import java.util.List;

/// Three ways to give two tests a loop. They are given: read them, and leave them as they are.
final class Programs {
  private final List<String> lines = new ArrayList<>();

  /// A loop for each call.
  List<String> loopPerCall() {
    run(async(() -> {
      createTask(async(() -> {
        try {
          await(sleep(millis(10)));
          lines.add("letter");
        } finally {
          lines.add("postman out");
        }
      }));
      await(sleep(millis(1)));
      lines.add("set up");
    }));
    run(async(() -> {
      await(sleep(millis(20)));
      lines.add("test");
    }));
    return lines;
  }

  /// One loop for all.
  List<String> oneLoopForAll() {
    try (var loop = EventLoop.create()) {
      loop.runUntilComplete(async(() -> {
        createTask(async(() -> {
          await(sleep(millis(10)));
          lines.add("reminder");
        }));
        lines.add("first test");
      }));
      lines.add("between");
      loop.runUntilComplete(async(() -> {
        await(sleep(millis(20)));
        lines.add("second test");
      }));
    }
    return lines;
  }

  /// A loop by hand.
  List<String> loopByHand() {
    var loop = EventLoop.create();
    loop.createTask(async(() -> {
      lines.add("connected");
      try {
        await(sleep(millis(20)));
      } finally {
        lines.add("disconnected");
      }
    }));
    lines.add("set up");
    loop.runUntilComplete(async(() -> {
      await(sleep(millis(1)));
      lines.add("test");
    }));
    loop.close();
    lines.add("closed");
    return lines;
  }
}
