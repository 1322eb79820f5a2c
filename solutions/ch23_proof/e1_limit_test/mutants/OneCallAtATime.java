// wrong: a second caller waits until the first has all its outcomes
package ch23_proof.e1_limit_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Outcome;
import dev.loopbook.sync.Lock;
import dev.loopbook.sync.Semaphore;
import java.util.List;
import java.util.function.Supplier;

/// Processes jobs, some at the same time. It promises:
///
/// - two jobs run at the same time, never more, and not fewer while there is work;
/// - that holds for all callers of one queue together;
/// - the outcomes come in the order of the jobs;
/// - a job that fails is an outcome like any other, and all other jobs are done.
final class TaskQueue {
  private final Lock calls = new Lock("calls");
  private final Semaphore places = new Semaphore(2, "places");

  Coroutine<List<Outcome<String>>> processAll(List<Supplier<Coroutine<String>>> jobs) {
    return async(() -> {
      try (var _ = await(calls.acquire())) {
        return await(gatherOutcomes(jobs.stream().map(this::process).toList()));
      }
    });
  }

  private Coroutine<String> process(Supplier<Coroutine<String>> job) {
    return async(() -> {
      try (var _ = await(places.acquire())) {
        return await(job.get());
      }
    });
  }
}
