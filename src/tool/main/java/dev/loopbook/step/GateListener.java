package dev.loopbook.step;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.step.Goal.Point;
import dev.loopbook.step.TickReport.Part;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings each loop to the gate wherever it may pause, and delivers the record of the tick that
/// just ended. It must be called after the recorder.
final class GateListener implements LoopListener {

  private final StepRecorder recorder;
  private final TickBuffer stretch;
  private final TickHistory history;
  private final Gate gate;
  private final Set<EventLoop> begun = new HashSet<>(); // guarded by itself

  GateListener(StepRecorder recorder, TickBuffer stretch, TickHistory history, Gate gate) {
    this.recorder = recorder;
    this.stretch = stretch;
    this.history = history;
    this.gate = gate;
  }

  @Override
  public void cleanUpBegins(EventLoop loop, @Nullable Throwable failure) {
    handInBrokenTick(loop);
  }

  private void handInBrokenTick(EventLoop loop) {
    recorder.takeBrokenTick(loop).ifPresent(report -> handIn(report, loop));
  }

  @Override
  public void tickBegins(EventLoop loop) {
    handInBrokenTick(loop);
    boolean first;
    synchronized (begun) {
      first = begun.add(loop);
    }
    if (first) {
      gate.arrive(loop, Point.BEGINNING, 0);
      recorder.beginsNow(loop);
    }
  }

  @Override
  public void handleEnds(Handle handle) {
    if (gate.looksAtCallbacks()) {
      var record = recorder.of(handle.loop());
      if (!record.left().isEmpty()) {
        gate.arrive(handle.loop(), Point.CALLBACK, record.turns(), record.isTold);
      }
    }
  }

  @Override
  public void tickEnds(EventLoop loop) {
    var record = recorder.of(loop);
    if (recorder.closeTick(record)) {
      history.add(record);
      if (record.isTold) {
        var part = record.isPartlyReported() ? record.part() : new Part.Whole();
        stretch.add(recorder.report(record, part));
      } else {
        recorder.skip(record, stretch);
      }
      gate.arrive(loop, Point.TICK, 0, record.isTold);
    }
  }

  @Override
  public void loopClosed(EventLoop loop) {
    recorder.breakOff(loop).ifPresent(report -> handIn(report, loop));
    gate.loopClosed(loop);
  }

  private void handIn(TickReport report, EventLoop loop) {
    stretch.add(report);
    history.add(report);
    gate.arrive(loop, Point.TICK, 0);
  }
}
