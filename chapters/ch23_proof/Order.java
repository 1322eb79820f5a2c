import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.Semaphore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

// region queue
record Job(String id, Duration takes) {}

record Result(String id, Duration startedAt, Duration endedAt) {
  @Override
  public String toString() {
    return "from %d to %d ms".formatted(
        startedAt.toMillis(), endedAt.toMillis());
  }
}

class TaskQueue {
  final List<Result> finished = new ArrayList<>(); // in order of their ends
  private final Semaphore slots;

  TaskQueue(int limit) {
    slots = new Semaphore(limit, "slots");
  }

  Coroutine<Result> process(Job job) {
    return async(() -> {
      try (var _ = await(slots.acquire())) {
        var startedAt = EventLoop.running().time(); // not the wall clock
        await(sleep(job.takes()));
        var endedAt = EventLoop.running().time();
        var result = new Result(job.id(), startedAt, endedAt);
        finished.add(result);
        return result;
      }
    });
  }
}
// endregion

// region main
void main() {
  for (int limit : new int[] {3, 2}) {
    run(async(() -> {
      var jobs = List.of(new Job("slow", millis(300)),
          new Job("fast", millis(100)), new Job("medium", millis(200)));
      var queue = new TaskQueue(limit);
      var asked = await(gather(jobs.stream().map(queue::process).toList()));
      IO.println("limit " + limit);
      IO.println("  asked:    " + names(asked));
      IO.println("  finished: " + names(queue.finished));
      IO.println("  medium:   " + asked.getLast());
    }));
  }
}
// endregion

List<String> names(List<Result> results) {
  return results.stream().map(Result::id).toList();
}
