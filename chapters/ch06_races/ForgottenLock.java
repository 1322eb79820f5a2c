import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.sync.Lock;
import java.util.List;

// region forgotten
final Lock lock = new Lock("till");

Coroutine<Void> sell(String what) {
  return async(() -> {
    await(lock.acquire());
    await(sleep(millis(10)));
    if (what.equals("umbrella")) {
      throw new IllegalStateException("none is left");
    }
    IO.println(what + ": sold");
    lock.release();
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    for (var what : List.of("hat", "umbrella", "coat")) {
      var sale = createTask(sell(what), what);
      try {
        await(waitFor(sale, seconds(5)));
      } catch (TimeoutError e) {
        IO.println(what + ": waited 5 s for " + lock);
      } catch (Exception e) {
        IO.println(what + ": " + e.getMessage());
      }
    }
  }));
}
// endregion
