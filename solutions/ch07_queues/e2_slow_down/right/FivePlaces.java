// right: counts free places, and lets the last one stay taken
package ch07_queues.e2_slow_down;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;
import dev.loopbook.sync.QueueShutDown;
import dev.loopbook.sync.Semaphore;

/// Copies records from a source to a sink, reading and writing at the same time.
final class Copier {

  /// Copies everything.
  Coroutine<Void> copy(Source source, Sink sink) {
    return taskGroup(group -> {
      var places = new Semaphore(5, "places");
      var records = new Queue<Integer>();
      group.createTask(read(source, places, records), "reader");
      try {
        while (true) {
          await(sink.write(await(records.get())));
          places.release();
        }
      } catch (QueueShutDown end) {
        // everything is written
      }
    });
  }

  private Coroutine<Void> read(Source source, Semaphore places, Queue<Integer> records) {
    return async(() -> {
      while (true) {
        await(places.acquire());
        var record = await(source.next());
        if (record.isEmpty()) {
          break; // nobody needs that place any more
        }
        records.putNowait(record.get());
      }
      records.shutdown();
    });
  }
}
