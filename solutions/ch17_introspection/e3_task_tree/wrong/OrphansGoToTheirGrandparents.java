// rejected by whoseMakerIsDoneIsOutermostWhoeverMadeThat: where the parent is done
package ch17_introspection.e3_task_tree;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.List;

final class TaskTree {
  static List<String> lines(EventLoop loop) {
    var asks = loop.runningTask().orElse(null);
    List<String> out = new ArrayList<>();
    for (Task<?> t : loop.tasks())
      if (parent(t, asks) == null && t != asks) add(t, "", loop, asks, out);
    return out;
  }

  private static Task<?> parent(Task<?> t, Task<?> asks) {
    var m = t.maker().orElse(null);
    while (m != null && m.isDone()) m = m.maker().orElse(null);
    return m == asks ? null : m;
  }

  private static void add(
      Task<?> t, String indent, EventLoop loop, Task<?> asks, List<String> out) {
    out.add(indent + t.name() + ": " + t.waitsFor());
    for (Task<?> c : loop.tasks())
      if (c != asks && parent(c, asks) == t) add(c, indent + "  ", loop, asks, out);
  }
}
