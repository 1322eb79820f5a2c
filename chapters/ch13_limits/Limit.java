import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.Semaphore;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

record Job(String id, Supplier<Coroutine<String>> work) {}

// region queue
class TaskQueue {
  private final Semaphore slots;

  TaskQueue(int limit) {
    slots = new Semaphore(limit, "slots");
  }

  Coroutine<List<String>> processAll(List<Job> jobs) {
    return async(() -> {
      return await(gather(jobs.stream().map(this::process).toList()));
    });
  }

  private Coroutine<String> process(Job job) {
    return async(() -> {
      try (var _ = await(slots.acquire())) { // waits while all are taken
        return await(job.work().get());
      }
    });
  }
}
// endregion

// region main
Coroutine<String> download(String file) {
  return async(() -> {
    say(file + " begins");
    await(sleep(seconds(1)));
    say(file + " ends");
    return file + ", 1 MB";
  });
}

void main() {
  run(async(() -> {
    var jobs = IntStream.rangeClosed(1, 5).mapToObj(i -> "file" + i)
        .map(file -> new Job(file, () -> download(file))).toList();
    var results = await(new TaskQueue(2).processAll(jobs));
    say(results.size() + " results");
  }));
}
// endregion

void say(String what) {
  IO.println(EventLoop.running().time().toSeconds() + " s  " + what);
}
