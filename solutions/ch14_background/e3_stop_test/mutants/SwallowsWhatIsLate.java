// wrong: during the stop `submit` takes a job without a word, and nobody does it
package ch14_background.e3_stop_test;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.Waited;
import dev.loopbook.sync.Queue;
import dev.loopbook.sync.QueueShutDown;
import java.util.ArrayList;
import java.util.List;

/// Does jobs in the background, one after another, a second each. About its stop it promises:
///
/// - from then on `submit` throws a [QueueShutDown];
/// - jobs that were submitted before are still done, for up to ten seconds, and no longer than they
///   take;
/// - what is left after ten seconds is given up;
/// - when `stop` returns, the service does nothing any more.
final class Service {
  private final Queue<String> jobs = new Queue<>(0, "jobs");
  private final List<String> done = new ArrayList<>();
  private Task<Void> worker;

  /// Begins to work. Call it once, in a running loop.
  void start() {
    worker = createTask(work(), "worker");
  }

  /// Puts a job into the line.
  void submit(String job) {
    try {
      jobs.putNowait(job);
    } catch (QueueShutDown e) {
      // too late
    }
  }

  /// Returns the jobs that are done, in order.
  List<String> done() {
    return done;
  }

  /// Returns whether the worker is at work, or waits for some.
  boolean isRunning() {
    return !worker.isDone();
  }

  /// Stops in order.
  Coroutine<Void> stop() {
    return async(() -> {
      jobs.shutdown();
      await(waitOn(List.of(worker), Waited.Until.ALL_COMPLETED, seconds(10)));
      worker.cancel();
      await(waitOn(List.of(worker)));
    });
  }

  private Coroutine<Void> work() {
    return async(() -> {
      try {
        while (true) {
          var job = await(jobs.get());
          await(sleep(seconds(1)));
          done.add(job);
        }
      } catch (QueueShutDown e) {
        // nothing more will come
      } finally {
        await(sleep(millis(500))); // saves its state
      }
    });
  }
}
