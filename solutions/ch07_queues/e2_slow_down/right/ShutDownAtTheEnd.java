// right: the reader shuts the queue down when there is no more, and a group ends both
package ch07_queues.e2_slow_down;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;
import dev.loopbook.sync.QueueShutDown;

/// Copies records from a source to a sink, reading and writing at the same time.
final class Copier {

  private Coroutine<Void> reader(Source source, Queue<Integer> queue) {
    return async(() -> {
      var record = await(source.next());
      while (record.isPresent()) {
        await(queue.put(record.get()));
        record = await(source.next());
      }
      queue.shutdown(); // that was all
    });
  }

  private Coroutine<Void> writer(Sink sink, Queue<Integer> queue) {
    return async(() -> {
      try {
        while (true) {
          await(sink.write(await(queue.get())));
        }
      } catch (QueueShutDown end) {
        // that was all
      }
    });
  }

  /// Copies everything.
  Coroutine<Void> copy(Source source, Sink sink) {
    return async(() -> {
      var queue = new Queue<Integer>(3);
      var reader = createTask(reader(source, queue), "reader");
      var writer = createTask(writer(sink, queue), "writer");
      try {
        await(gather(reader, writer));
      } finally { // if one fails, the other has nothing to wait for
        reader.cancel();
        writer.cancel();
      }
    });
  }
}
