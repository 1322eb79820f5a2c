// rejected by readingAndWritingOverlap: it took 1200 ms
// mistake: reads all, and then writes all
package ch07_queues.e2_slow_down;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;
import java.util.Optional;

/// Copies records from a source to a sink, reading and writing at the same time.
final class Copier {

  private Coroutine<Void> reader(Source source, Queue<Optional<Integer>> queue) {
    return async(() -> {
      var record = await(source.next());
      while (record.isPresent()) {
        await(queue.put(record));
        record = await(source.next());
      }
      await(queue.put(Optional.empty())); // that was all
    });
  }

  private Coroutine<Void> writer(Sink sink, Queue<Optional<Integer>> queue) {
    return async(() -> {
      var record = await(queue.get());
      while (record.isPresent()) {
        await(sink.write(record.get()));
        record = await(queue.get());
      }
    });
  }

  /// Copies everything.
  Coroutine<Void> copy(Source source, Sink sink) {
    return async(() -> {
      var record = await(source.next());
      while (record.isPresent()) {
        await(sink.write(record.get()));
        record = await(source.next());
      }
    });
  }
}
