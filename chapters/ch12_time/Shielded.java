import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Awaitable;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimeoutError;
import java.util.List;

// region save
Coroutine<Void> save(String what) {
  return async(() -> {
    say(what + ": begins to write");
    await(sleep(seconds(3)));
    say(what + ": written");
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    Task<Void> order = createTask(save("order"), "order");
    giveUpAfterASecond(order);

    Task<Void> payment = createTask(save("payment"), "payment");
    giveUpAfterASecond(async(() -> await(shield(payment))));

    await(waitOn(List.of(order, payment)));
    say("order cancelled: " + order.isCancelled()
        + ", payment cancelled: " + payment.isCancelled());
  }));
}

void giveUpAfterASecond(Awaitable<Void> work) {
  try {
    await(waitFor(work, seconds(1)));
  } catch (TimeoutError late) {
    say("gave up");
  }
}
// endregion

void say(String what) {
  IO.println(EventLoop.running().time().toSeconds() + " s  " + what);
}
