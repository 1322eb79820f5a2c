// right: has a permit for each record in memory
package ch07_queues.e2_slow_down;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;
import dev.loopbook.sync.Semaphore;
import java.util.Optional;

/// Copies records from a source to a sink, reading and writing at the same time.
final class Copier {

  private Coroutine<Void> reader(
      Source source, Queue<Optional<Integer>> queue, Semaphore room) {
    return async(() -> {
      Optional<Integer> record;
      do {
        await(room.acquire());
        record = await(source.next());
        await(queue.put(record));
      } while (record.isPresent());
    });
  }

  private Coroutine<Void> writer(
      Sink sink, Queue<Optional<Integer>> queue, Semaphore room) {
    return async(() -> {
      var record = await(queue.get());
      while (record.isPresent()) {
        await(sink.write(record.get()));
        room.release();
        record = await(queue.get());
      }
    });
  }

  /// Copies everything.
  Coroutine<Void> copy(Source source, Sink sink) {
    return async(() -> {
      var queue = new Queue<Optional<Integer>>();
      var room = new Semaphore(5);
      var reader = createTask(reader(source, queue, room), "reader");
      var writer = createTask(writer(sink, queue, room), "writer");
      try {
        await(gather(reader, writer));
      } finally { // if one fails, the other has nothing to wait for
        reader.cancel();
        writer.cancel();
      }
    });
  }
}
