package dev.loopbook.watch;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Shows how a task came to stand where it stands: its own calls, and who awaits it. As asyncio's
/// `print_call_graph`, since Python 3.14.
///
/// ```
/// * task fetch waits for sleep 1 s
///   + calls
///   | Shop:12  download
///   | Shop:9   fetch
///   + awaited by
///     * task main waits for gather(fetch)
///       + calls
///       | Shop:20  main
/// ```
public final class CallGraph {

  private final List<String> lines = new ArrayList<>();
  private final Set<Future<?>> shown = Collections.newSetFromMap(new IdentityHashMap<>());

  private CallGraph() {}

  /// Returns the call graph of a task, a line each. Called on the loop's thread, or while the loop
  /// is paused.
  public static List<String> of(Task<?> task) {
    var graph = new CallGraph();
    graph.add(task, Awaiters.of(task.loop()), "");
    return List.copyOf(graph.lines);
  }

  private void add(Task<?> task, Awaiters awaiters, String indent) {
    if (!shown.add(task)) {
      lines.add(indent + "* task " + task.displayName() + ", as above: a circle");
      return;
    }
    var state = task.isDone() ? "is done" : "waits for " + task.waitsFor();
    lines.add(indent + "* task " + task.displayName() + " " + state);
    var calls = task.stack();
    if (!calls.isEmpty()) {
      lines.add(indent + "  + calls");
      calls.forEach(call -> lines.add(indent + "  | " + place(call) + "  " + method(call)));
    }
    var waiting = awaiters.of(task);
    if (!waiting.isEmpty()) {
      lines.add(indent + "  + awaited by");
      waiting.forEach(each -> add(each, awaiters, indent + "    "));
    }
  }

  private static String place(StackTraceElement call) {
    var file = call.getFileName() == null ? call.getClassName() : call.getFileName();
    return file.replaceFirst("\\.java$", "") + ":" + call.getLineNumber();
  }

  // A lambda is known by the method that it stands in.
  private static String method(StackTraceElement call) {
    return call.getMethodName().replaceFirst("^lambda\\$(.+)\\$\\d+$", "$1");
  }

  /// Which tasks of a loop wait for which future, directly or through a gather, a shield and the
  /// like.
  private record Awaiters(List<Task<?>> tasks) {

    static Awaiters of(EventLoop loop) {
      return new Awaiters(loop.tasks());
    }

    List<Task<?>> of(Task<?> task) {
      var found = new ArrayList<Task<?>>();
      for (var each : tasks) {
        if (each != task && each.awaiting().filter(future -> leadsTo(future, task)).isPresent()) {
          found.add(each);
        }
      }
      return found;
    }

    private static boolean leadsTo(Future<?> future, Task<?> task) {
      if (future == task) {
        return true;
      }
      // Another task is an awaiter of its own; the rest only stands between.
      return !(future instanceof Task)
          && future.dependsOn().stream().anyMatch(each -> leadsTo(each, task));
    }
  }
}
