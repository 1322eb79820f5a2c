import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

// region race
int count = 0;

Coroutine<Void> increment() {
  return async(() -> {
    int current = count;
    IO.println("reads " + current);
    await(sleep(millis(1)));
    count = current + 1;
    IO.println("writes " + count);
  });
}

void main() {
  run(async(() -> {
    var a = createTask(increment(), "A");
    var b = createTask(increment(), "B");
    var c = createTask(increment(), "C");
    await(gather(a, b, c));
  }));
}
// endregion
