// rejected by twoCopiesAtOnce: for the longer of two
package ch07_queues.e2_slow_down;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Lock;
import dev.loopbook.sync.Queue;
import java.util.Optional;

/// Copies records from a source to a sink, reading and writing at the same time.
final class Copier {
  private final Lock turn = new Lock("turn");

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
      try (var _ = await(turn.acquire())) {
        var queue = new Queue<Optional<Integer>>(3);
        var reader = createTask(reader(source, queue), "reader");
        var writer = createTask(writer(sink, queue), "writer");
        try {
          await(gather(reader, writer));
        } finally { // if one fails, the other has nothing to wait for
          reader.cancel();
          writer.cancel();
        }
      }
    });
  }
}
