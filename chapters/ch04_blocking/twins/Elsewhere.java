import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.EventLoop;

String f() {
  return "from a thread";
}

void main() throws Exception {
  Callable<String> f = this::f;
  Thread.sleep(10);
  try (var executor = Executors.newSingleThreadExecutor()) {
    IO.println(executor.submit(f).get());
  }
  try (var pool = Executors.newFixedThreadPool(2)) {
    IO.println(pool.submit(f).get());
    run(async(() -> {
      var loop = EventLoop.running();
      IO.println(await(loop.runInExecutor(pool, f::call)) + " of the loop's");
    }));
  }
  Thread.yield();
}
