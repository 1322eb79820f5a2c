import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

// region count
int count = 0;

Coroutine<Void> increment() {
  return async(() -> {
    int read = count;
    await(sleep(seconds(0))); // let the others have a turn
    count = read + 1;
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    var a = createTask(increment(), "A");
    var b = createTask(increment(), "B");
    var c = createTask(increment(), "C");
    var d = createTask(increment(), "D");
    await(gather(a, b, c, d));
    IO.println("count: " + count);
  }));
}
// endregion
