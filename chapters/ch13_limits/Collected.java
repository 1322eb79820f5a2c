import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Outcome;
import dev.loopbook.sync.Semaphore;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

// region queue
record Job(String id, Supplier<Coroutine<String>> work) {}

record Result(String id, Outcome<String> outcome) {
  String text() {
    return switch (outcome) {
      case Outcome.Value(var value) -> value;
      case Outcome.Failure(var e) -> "failed: " + e.getMessage();
    };
  }
}

class TaskQueue {
  private final Semaphore slots = new Semaphore(3, "slots");

  Coroutine<List<Result>> processAll(List<Job> jobs) {
    return async(() -> {
      return await(gather(jobs.stream().map(this::process).toList()));
    });
  }

  private Coroutine<Result> process(Job job) {
    return async(() -> {
      try (var _ = await(slots.acquire())) {
        var value = await(job.work().get());
        return new Result(job.id(), new Outcome.Value<>(value));
      } catch (Exception e) { // not a cancellation: that is an Error
        return new Result(job.id(), new Outcome.Failure<>(e));
      }
    });
  }
}
// endregion

void main() {
  run(async(() -> {
    var jobs = IntStream.rangeClosed(1, 5)
        .mapToObj(i -> new Job("job" + i, () -> evenOnesFail(i))).toList();
    for (var result : await(new TaskQueue().processAll(jobs))) {
      IO.println(result.id() + "  " + result.text());
    }
    // region outcomes
    var outcomes = await(gatherOutcomes(List.of(
        evenOnesFail(1), evenOnesFail(2))));
    IO.println(outcomes);
    // endregion
  }));
}

Coroutine<String> evenOnesFail(int i) {
  return async(() -> {
    await(sleep(millis(100)));
    if (i % 2 == 0) {
      throw new IllegalStateException("no luck with " + i);
    }
    return "value " + i;
  });
}
