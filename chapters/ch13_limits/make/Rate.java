import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.Semaphore;

final Semaphore starts = new Semaphore(2, "starts");
final List<Long> startedAt = new ArrayList<>();

<T> Coroutine<T> limited(Supplier<Coroutine<T>> job) {
  return async(() -> {
    await(starts.acquire());
    var loop = EventLoop.running();
    loop.callLater(seconds(1), starts::release);
    startedAt.add(loop.time().toSeconds());
    return await(job.get());
  });
}

void main() {
  run(async(() -> {
    await(gather(IntStream.rangeClosed(1, 7)
        .mapToObj(i -> limited(() -> sleep(seconds(i % 2 * 5)))).toList()));
    await(sleep(seconds(1))); // the last permits come back
  }));
  IO.println("starts at " + startedAt);
}
