import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.sync.Event;
import java.util.function.IntFunction;

// region polling
Coroutine<Void> pollingRelay(int runners) {
  return async(() -> await(taskGroup(group -> {
    var arrived = new boolean[runners + 1];
    arrived[0] = true;
    for (int i = runners; i > 0; i--) {
      int runner = i;
      group.createTask(async(() -> {
        while (!arrived[runner - 1]) {
          await(sleep(millis(0))); // not yet? look again
        }
        arrived[runner] = true;
      }));
    }
  })));
}
// endregion

// region waiting
Coroutine<Void> waitingRelay(int runners) {
  return async(() -> await(taskGroup(group -> {
    var arrived = new Event[runners + 1];
    for (int i = 0; i <= runners; i++) {
      arrived[i] = new Event();
    }
    arrived[0].set();
    for (int i = runners; i > 0; i--) {
      int runner = i;
      group.createTask(async(() -> {
        await(arrived[runner - 1].waitSet());
        arrived[runner].set();
      }));
    }
  })));
}
// endregion

// region count
class Counter implements LoopListener {
  int callbacks;

  @Override
  public void handleBegins(Handle handle) {
    callbacks++;
  }
}

void measure(String name, IntFunction<Coroutine<Void>> relay) {
  int before = 0;
  for (int runners = 50; runners <= 400; runners *= 2) {
    var counter = new Counter();
    var coroutine = relay.apply(runners);
    LoopSetup.current().withListener(counter).call(() -> run(coroutine));
    IO.println("%s  %3d runners  %6d callbacks%s".formatted(
        name, runners, counter.callbacks, before == 0 ? ""
            : "  x %.1f".formatted((double) counter.callbacks / before)));
    before = counter.callbacks;
  }
}
// endregion

void main() {
  measure("polling", this::pollingRelay);
  measure("waiting", this::waitingRelay);
}
