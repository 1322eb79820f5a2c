// rejected by aCopyCancelledBeforeItBeginsReadsNothing: where no copy ever began
package ch07_queues.e2_slow_down;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;
import java.util.Optional;

final class Copier {
  Coroutine<Void> copy(Source source, Sink sink) {
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
    return async(
        () -> {
          try {
            await(gather(reader, writer));
          } finally {
            reader.cancel();
            writer.cancel();
          }
        });
  }
}
