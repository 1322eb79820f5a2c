import static dev.loopbook.loop.Async.*;

// region thread
void main() {
  run(async(() -> {
    var sum = createTask(toThread(() -> slowSum(10_000_000)), "sum");
    await(sleep(millis(0)));
    IO.println("sum waits for " + sum.waitsFor() + ", the loop is free");
    IO.println("sum: " + await(sum));

    var loopThread = Thread.currentThread();
    var same = await(toThread(() -> Thread.currentThread() == loopThread));
    IO.println("same thread? " + same);
  }));
}

long slowSum(int n) {
  long sum = 0;
  for (int i = 1; i <= n; i++) {
    sum += i;
  }
  return sum;
}
// endregion
