// rejected by ifTheCallerGivesUpNothingStaysAtWork: nothing can ever run again
package ch07_queues.e2_slow_down;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;
import dev.loopbook.sync.Semaphore;
import java.util.Optional;

final class Copier {
  private final Semaphore room = new Semaphore(5);

  private Coroutine<Void> reader(Source source, Queue<Optional<Integer>> queue) {
    return async(
        () -> {
          Optional<Integer> record;
          do {
            await(room.acquire());
            record = await(source.next());
            await(queue.put(record));
          } while (record.isPresent());
          room.release();
        });
  }

  private Coroutine<Void> writer(Sink sink, Queue<Optional<Integer>> queue) {
    return async(
        () -> {
          var record = await(queue.get());
          while (record.isPresent()) {
            await(sink.write(record.get()));
            room.release();
            record = await(queue.get());
          }
        });
  }

  Coroutine<Void> copy(Source source, Sink sink) {
    return async(
        () -> {
          var queue = new Queue<Optional<Integer>>();
          var reader = createTask(reader(source, queue));
          var writer = createTask(writer(sink, queue));
          try {
            await(gather(reader, writer));
          } finally {
            reader.cancel();
            writer.cancel();
          }
        });
  }
}
