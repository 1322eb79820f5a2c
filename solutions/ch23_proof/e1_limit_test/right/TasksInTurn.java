// right: a task for each job, which hands its place to the next in line
package ch23_proof.e1_limit_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Outcome;
import dev.loopbook.sync.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Processes jobs, some at the same time. It promises:
///
/// - two jobs run at the same time, never more, and not fewer while there is work;
/// - that holds for all callers of one queue together;
/// - the outcomes come in the order of the jobs;
/// - a job that fails is an outcome like any other, and all other jobs are done.
final class TaskQueue {
  private final Queue<Integer> places = new Queue<>(0, "places");

  TaskQueue() {
    places.putNowait(1);
    places.putNowait(2);
  }

  Coroutine<List<Outcome<String>>> processAll(List<Supplier<Coroutine<String>>> jobs) {
    return async(() -> {
      var tasks = jobs.stream().map(job -> createTask(process(job))).toList();
      List<Outcome<String>> outcomes = new ArrayList<>();
      for (var task : tasks) {
        outcomes.add(await(task));
      }
      return outcomes;
    });
  }

  private Coroutine<Outcome<String>> process(Supplier<Coroutine<String>> job) {
    return async(() -> {
      var place = await(places.get());
      try {
        return new Outcome.Value<>(await(job.get()));
      } catch (Exception e) {
        return new Outcome.Failure<>(e);
      } finally {
        places.putNowait(place);
      }
    });
  }
}
