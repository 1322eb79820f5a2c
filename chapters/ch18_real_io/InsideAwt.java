import static dev.loopbook.loop.Async.*;

import dev.loopbook.io.HostedLoop;
import dev.loopbook.loop.Coroutine;
import java.awt.EventQueue;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutionException;

// region blink
Coroutine<String> blink() {
  return async(() -> {
    for (int i = 1; i <= 4; i++) {
      await(sleep(millis(95)));
      if (!EventQueue.isDispatchThread()) {
        return "on another thread";
      }
    }
    return "4 blinks, all on the window's thread";
  });
}
// endregion

// region host
void main() throws ExecutionException, InterruptedException,
    InvocationTargetException {
  System.setProperty("java.awt.headless", "true");
  var guest = HostedLoop.in(EventQueue::invokeLater);
  var blinking = guest.start(blink());

  EventQueue.invokeLater(() -> IO.println("a mouse click"));
  IO.println(blinking.get());
  IO.println("more than 20 events for it? " + (guest.ticks() > 20));
  EventQueue.invokeAndWait(guest::close);
}
// endregion
