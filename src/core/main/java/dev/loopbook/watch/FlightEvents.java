package dev.loopbook.watch;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.Task;
import dev.loopbook.text.SafeText;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/// Records ticks, task steps and slow callbacks with the JDK Flight Recorder, so that JDK Mission
/// Control shows them next to everything else the JVM did.
///
/// While nothing records, an event costs one check, and nothing is kept. Durations are real time
/// even if the loop's time is virtual; the loop's time is a field.
public final class FlightEvents implements LoopListener {

  // The open event of each loop, while something records.
  private final Map<EventLoop, Tick> ticks = new ConcurrentHashMap<>();
  private final Map<EventLoop, SlowCallback> callbacks = new ConcurrentHashMap<>();
  private final Map<EventLoop, TaskStep> steps = new ConcurrentHashMap<>();

  /// Creates a listener; it records whenever the Flight Recorder does.
  public FlightEvents() {}

  /// Records a finding of the end audit; for [Audit#Audit(java.util.function.Consumer)].
  public static void finding(Finding finding) {
    var event = new AuditFinding();
    if (event.isEnabled()) {
      event.finding = finding.what();
      event.place = finding.spots().stream().findFirst().map(Finding.Spot::shortPlace).orElse("");
      event.commit();
    }
  }

  @Override
  public void tickBegins(EventLoop loop) {
    var event = new Tick();
    if (event.isEnabled()) {
      event.begin();
      ticks.put(loop, event);
    }
  }

  @Override
  public void tickEnds(EventLoop loop) {
    if (ticks.isEmpty()) {
      return;
    }
    var event = ticks.remove(loop);
    if (event != null) {
      event.tick = loop.tick();
      event.loopTime = loop.nanos();
      event.commit();
    }
  }

  @Override
  public void handleBegins(Handle handle) {
    var event = new SlowCallback();
    if (event.isEnabled()) {
      event.begin();
      callbacks.put(handle.loop(), event);
    }
  }

  @Override
  public void handleEnds(Handle handle) {
    if (callbacks.isEmpty()) {
      return;
    }
    var event = callbacks.remove(handle.loop());
    if (event != null) {
      event.end();
      if (event.shouldCommit()) {
        event.callback = SafeText.of(handle.label());
        event.tick = handle.loop().tick();
        event.commit();
      }
    }
  }

  @Override
  public void taskStepBegins(
      Task<?> task, @Nullable Future<?> resumedBy, @Nullable Throwable thrown) {
    var event = new TaskStep();
    if (event.isEnabled()) {
      event.begin();
      steps.put(task.loop(), event);
    }
  }

  @Override
  public void taskSuspended(Task<?> task, @Nullable Future<?> waitsFor) {
    endStep(task);
  }

  @Override
  public void futureDone(Future<?> future) {
    // A task that completes another future keeps running: only its own end ends its step.
    if (future instanceof Task<?> task && task == task.loop().runningTask().orElse(null)) {
      endStep(task);
    }
  }

  private void endStep(Task<?> task) {
    if (steps.isEmpty()) {
      return;
    }
    var event = steps.remove(task.loop());
    if (event != null) {
      event.task = task.displayName();
      event.step = task.steps();
      event.tick = task.loop().tick();
      event.next = task.isDone() ? "done" : SafeText.of(task.waitsFor());
      event.commit();
    }
  }

  @Override
  public void loopClosed(EventLoop loop) {
    ticks.remove(loop);
    callbacks.remove(loop);
    steps.remove(loop);
  }

  @Name("dev.loopbook.Tick")
  @Label("Tick")
  @Category({"Loopbook", "Loop"})
  @StackTrace(false)
  static final class Tick extends Event {
    @Label("Tick")
    long tick;

    @Label("Loop Time")
    @Timespan(Timespan.NANOSECONDS)
    long loopTime;
  }

  @Name("dev.loopbook.TaskStep")
  @Label("Task Step")
  @Category({"Loopbook", "Loop"})
  @StackTrace(false)
  static final class TaskStep extends Event {
    @Label("Task")
    String task = "";

    @Label("Step")
    int step;

    @Label("Tick")
    long tick;

    @Label("Waits Then For")
    String next = "";
  }

  @Name("dev.loopbook.SlowCallback")
  @Label("Slow Callback")
  @Category({"Loopbook", "Loop"})
  @StackTrace(false)
  @Threshold("100 ms")
  static final class SlowCallback extends Event {
    @Label("Callback")
    String callback = "";

    @Label("Tick")
    long tick;
  }

  @Name("dev.loopbook.AuditFinding")
  @Label("Audit Finding")
  @Category({"Loopbook", "Audit"})
  @StackTrace(false)
  static final class AuditFinding extends Event {
    @Label("Finding")
    String finding = "";

    @Label("Place")
    String place = "";
  }
}
