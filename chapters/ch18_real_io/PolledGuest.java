import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.VirtualClock;

// region blink
Coroutine<String> blink() {
  return async(() -> {
    for (int i = 1; i <= 4; i++) {
      await(sleep(millis(95)));
    }
    return "4 blinks";
  });
}
// endregion

// region host
void main() {
  var guest = LoopSetup.current().withVirtualTime().call(EventLoop::create);
  var clock = (VirtualClock) guest.clock();
  var blinking = guest.createTask(blink(), "blink");

  int looks = 0;
  while (true) { // the host's timer rings every 10 ms
    looks++;
    guest.callSoon(() -> {}); // or runOnce would wait for the next timer
    guest.runOnce();
    if (blinking.isDone()) {
      break;
    }
    clock.advance(millis(10));
  }
  IO.println(blinking.result() + " after " + guest.time().toMillis()
      + " ms, with " + looks + " looks");
  guest.close();
}
// endregion
