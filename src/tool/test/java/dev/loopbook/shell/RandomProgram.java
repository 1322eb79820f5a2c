package dev.loopbook.shell;

import static dev.loopbook.text.RootLocale.format;

import java.util.Random;

/// A small program of a few tasks that sleep, print, lock, signal, pass items on, fail and cancel
/// each other, drawn by lot. It always runs for at least thirty ticks, and to an end.
final class RandomProgram {

  private final Random random;
  private final StringBuilder code = new StringBuilder();

  private RandomProgram(long seed) {
    random = new Random(seed);
  }

  static String of(long seed) {
    return new RandomProgram(seed).write();
  }

  private String write() {
    code.append(
        """
        import static dev.loopbook.loop.Async.*;
        import dev.loopbook.loop.*;
        import dev.loopbook.sync.*;
        import java.util.ArrayList;
        import java.util.List;

        Lock lock = new Lock("door");
        Event event = new Event("bell");
        Queue<Object> queue = new Queue<>(2, "jobs");
        List<Task<Void>> all = new ArrayList<>();
        int shared;

        Coroutine<Void> guarded(String name, Coroutine<Void> work) {
          return async(() -> {
            try {
              await(work);
            } catch (RuntimeException e) {
              IO.println(name + " caught " + e.getMessage());
            } finally {
              IO.println(name + " leaves");
            }
          });
        }
        """);
    var tasks = 2 + random.nextInt(4);
    for (var task = 0; task < tasks; task++) {
      code.append(format("\nCoroutine<Void> work%d() {\n  return async(() -> {\n", task));
      for (var acts = 3 + random.nextInt(6); acts > 0; acts--) {
        code.append("    ").append(act("w" + task)).append('\n');
      }
      code.append("  });\n}\n");
    }
    code.append("\nvoid main() {\n  run(async(() -> {\n");
    for (var task = 0; task < tasks; task++) {
      code.append(
          format(
              "    all.add(createTask(guarded(\"w%d\", work%d()), \"w%d\"));\n", task, task, task));
    }
    code.append(
        """
            for (var turn = 0; turn < 20; turn++) {
              await(sleep(millis(7)));
            }
            event.set();
            all.forEach(Task::cancel);
            await(gatherResults(all));
            IO.println("shared " + shared);
          }));
        }

        Coroutine<Void> gatherResults(List<Task<Void>> tasks) {
          return async(() -> {
            for (var task : tasks) {
              try {
                await(task);
              } catch (CancelledError e) {
                IO.println(task.name() + " was cancelled");
              }
            }
          });
        }
        """);
    return code.toString();
  }

  private String act(String name) {
    return switch (random.nextInt(10)) {
      case 0 -> "await(sleep(millis(%d)));".replace("%d", "" + random.nextInt(40));
      case 1 -> "await(sleep(millis(0)));";
      case 2 -> format("IO.println(\"%s prints %d\");", name, random.nextInt(100));
      case 3 ->
          "try (var _ = await(lock.acquire())) { var seen = shared; await(sleep(millis("
              + random.nextInt(9)
              + "))); shared = seen + 1; }";
      case 4 -> "event.set();";
      case 5 -> "await(event.waitSet());";
      case 6 -> format("await(queue.put(%d));", random.nextInt(9));
      case 7 -> format("IO.println(\"%s got \" + await(queue.get()));", name);
      case 8 -> "all.get(shared % all.size()).cancel();";
      default ->
          format(
              "if (shared > %d) throw new IllegalStateException(\"%s\");", random.nextInt(3), name);
    };
  }
}
