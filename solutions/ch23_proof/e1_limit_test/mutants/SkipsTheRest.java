// wrong: after a job has failed, the jobs that have not begun are never done
package ch23_proof.e1_limit_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Outcome;
import dev.loopbook.sync.Event;
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
  private final Semaphore places = new Semaphore(2, "places");

  Coroutine<List<Outcome<String>>> processAll(List<Supplier<Coroutine<String>>> jobs) {
    return async(() -> {
      var failed = new Event("failed");
      return await(gatherOutcomes(jobs.stream().map(job -> process(job, failed)).toList()));
    });
  }

  private Coroutine<String> process(Supplier<Coroutine<String>> job, Event failed) {
    return async(() -> {
      try (var _ = await(places.acquire())) {
        if (failed.isSet()) {
          throw new IllegalStateException("not done: another job has failed");
        }
        return await(job.get());
      } catch (Exception e) {
        failed.set();
        throw e;
      }
    });
  }
}
