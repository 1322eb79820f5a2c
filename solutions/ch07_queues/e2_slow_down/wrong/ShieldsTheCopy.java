// rejected by ifTheCallerGivesUpNothingStaysAtWork: tasks at work 5 s after the caller gave up
package ch07_queues.e2_slow_down;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;
import java.util.Optional;

final class Copier {
  Coroutine<Void> copy(Source source, Sink sink) {
    return async(
        () -> {
          var queue = new Queue<Optional<Integer>>(3);
          var reader =
              createTask(
                  async(
                      () -> {
                        for (var r = await(source.next()); r.isPresent(); r = await(source.next()))
                          await(queue.put(r));
                        await(queue.put(Optional.empty()));
                      }));
          var writer =
              createTask(
                  async(
                      () -> {
                        for (var r = await(queue.get()); r.isPresent(); r = await(queue.get()))
                          await(sink.write(r.get()));
                      }));
          try {
            await(shield(gather(reader, writer)));
          } catch (Exception e) {
            reader.cancel();
            writer.cancel();
            throw e;
          }
        });
  }
}
