import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.testkit.*;
import java.util.ArrayDeque;
import java.util.Deque;

// region gate
static class Gate {
  private final Deque<Future<Void>> line = new ArrayDeque<>();
  private boolean free = true;

  Coroutine<Void> enter() {
    return async(() -> {
      if (!free) {
        Future<Void> turn = EventLoop.running().createFuture();
        line.add(turn);
        await(turn);
      }
      free = false;
    });
  }

  void leave() {
    free = true;
    if (!line.isEmpty()) {
      line.remove().setResult(null); // your turn
    }
  }
}
// endregion

// region tests
static class GateTest {
  final Gate gate = new Gate();

  Coroutine<Void> pass(ConcurrencyGauge gauge, int arrivesAt) {
    return async(() -> {
      await(sleep(seconds(arrivesAt)));
      await(gate.enter());
      await(gauge.through(sleep(seconds(1))));
      gate.leave();
    });
  }

  @LoopTest
  void oneAtATime() {
    assertConcurrent(1, gauge -> await(gather(
        pass(gauge, 1), pass(gauge, 0), pass(gauge, 0))));
  }

  @LoopTest(schedules = 50)
  void oneAtATimeInEveryOrder() {
    assertConcurrent(1, gauge -> await(gather(
        pass(gauge, 1), pass(gauge, 0), pass(gauge, 0))));
  }
}
// endregion

void main() {
  IO.print(Tests.run(GateTest.class));
}
