import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

// region count
int count = 0;

Coroutine<Void> increment() {
  return async(() -> {
    int read = count;
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
    await(gather(a, b, c));
    IO.println("count: " + count);
  }));
}
// endregion
