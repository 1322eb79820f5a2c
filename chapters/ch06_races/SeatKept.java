import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

int seats = 1;

// region book
Coroutine<Void> book(String name, boolean hasMoney) {
  return async(() -> {
    if (seats == 0) {
      IO.println(name + " is too late");
      return;
    }
    seats--; // keep it before anybody else can look
    boolean paid = false;
    try {
      await(pay(name, hasMoney));
      paid = true;
      IO.println(name + " has a seat, " + seats + " left");
    } catch (Exception e) {
      IO.println(name + " pays nothing: " + e.getMessage());
    } finally {
      if (!paid) {
        seats++; // not sold after all
      }
    }
  });
}
// endregion

// region main
Coroutine<Void> pay(String name, boolean hasMoney) {
  return async(() -> {
    await(sleep(millis(300)));
    if (!hasMoney) {
      throw new IllegalStateException("no money");
    }
    IO.println(name + " has paid");
  });
}

void main() {
  run(async(() -> {
    await(gather(book("Alice", true), book("Bob", true)));
    seats = 1;
    await(gather(book("Carol", false), book("Dave", true)));
    await(book("Erin", true));
  }));
}
// endregion
