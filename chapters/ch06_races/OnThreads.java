import static dev.loopbook.loop.Async.*;

import java.util.stream.IntStream;

// region race
static final int EACH = 100_000;
volatile int count;

void main() throws InterruptedException {
  do {
    count = 0;
    var one = Thread.ofPlatform().start(this::countUp);
    var two = Thread.ofPlatform().start(this::countUp);
    one.join();
    two.join();
  } while (count == 2 * EACH); // once in a while all goes well
  IO.println("two threads: fewer than " + 2 * EACH);

  count = 0;
  run(async(() -> {
    var one = createTask(async(() -> countUp()), "one");
    var two = createTask(async(() -> countUp()), "two");
    await(gather(one, two));
  }));
  IO.println("two tasks: " + count);
}

void countUp() {
  for (int i = 0; i < EACH; i++) {
    count++;
  }
}
// endregion
