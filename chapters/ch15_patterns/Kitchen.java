import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Condition;

int plates;

// region guests
Coroutine<Void> hastyGuest(Condition kitchen) {
  return async(() -> {
    try (var _ = await(kitchen.acquire())) {
      if (plates == 0) {
        await(kitchen.waitNotified());
      }
      plates--;
    }
  });
}

Coroutine<Void> carefulGuest(Condition kitchen) {
  return async(() -> {
    try (var _ = await(kitchen.acquire())) {
      while (plates == 0) {
        await(kitchen.waitNotified()); // or, shorter: waitUntil
      }
      plates--;
    }
  });
}

Coroutine<Void> cook(Condition kitchen) {
  return async(() -> {
    try (var _ = await(kitchen.acquire())) {
      plates++;
      kitchen.notifyAllWaiters(); // all guests, one plate
    }
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    var hasty = new Condition("hasty kitchen");
    await(gather(hastyGuest(hasty), hastyGuest(hasty), cook(hasty)));
    IO.println("hasty guests: " + plates + " plates are left");
  }));
  plates = 0;
  run(async(() -> {
    var careful = new Condition("careful kitchen");
    var guests = gather(carefulGuest(careful), carefulGuest(careful));
    await(cook(careful));
    await(sleep(seconds(1)));
    IO.println("careful guests: " + plates + " plates are left, "
        + careful.waiters().size() + " guest waits");
    await(cook(careful));
    await(guests);
  }));
}
// endregion
