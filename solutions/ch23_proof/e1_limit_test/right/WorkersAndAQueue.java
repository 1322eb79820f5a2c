// right: two workers take jobs from a queue
package ch23_proof.e1_limit_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/// Processes jobs, some at the same time. It promises:
///
/// - two jobs run at the same time, never more, and not fewer while there is work;
/// - that holds for all callers of one queue together;
/// - the outcomes come in the order of the jobs;
/// - a job that fails is an outcome like any other, and all other jobs are done.
final class TaskQueue {
  private record Order(Supplier<Coroutine<String>> job, Future<String> answer) {}

  private final Deque<Order> orders = new ArrayDeque<>();
  private int workers;

  Coroutine<List<Outcome<String>>> processAll(List<Supplier<Coroutine<String>>> jobs) {
    return async(() -> {
      List<Future<String>> answers = new ArrayList<>();
      for (var job : jobs) {
        Future<String> answer = EventLoop.running().createFuture();
        answers.add(answer);
        orders.add(new Order(job, answer));
        if (workers < 2) {
          workers++;
          createTask(work(), "worker");
        }
      }
      return await(gatherOutcomes(answers));
    });
  }

  private Coroutine<Void> work() {
    return async(() -> {
      try {
        while (!orders.isEmpty()) {
          var order = orders.removeFirst();
          try {
            order.answer().setResult(await(order.job().get()));
          } catch (Exception e) {
            order.answer().setException(e);
          }
        }
      } finally {
        workers--;
      }
    });
  }
}
