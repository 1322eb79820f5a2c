package ch12_time.e1_last_words;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;

/// A worker that is asked to stop. It is given: leave it as it is.
final class Farewell {
  final List<String> lines = new ArrayList<>();

  Coroutine<Void> main() {
    return async(() -> {
      var worker = createTask(work(), "worker");
      await(sleep(seconds(1)));
      worker.cancel();
      lines.add("main: asked it to stop");
      await(sleep(seconds(0)));
      lines.add("main: a tick later");
      try {
        await(worker);
      } catch (CancelledError gone) {
        lines.add("main: it is gone");
      }
    });
  }

  private Coroutine<Void> work() {
    return async(() -> {
      lines.add("worker: begins");
      try {
        await(sleep(seconds(10)));
        lines.add("worker: is done");
      } catch (CancelledError asked) {
        lines.add("worker: heard it");
        throw asked;
      } finally {
        await(sleep(seconds(1)));
        lines.add("worker: leaves");
      }
    });
  }
}
