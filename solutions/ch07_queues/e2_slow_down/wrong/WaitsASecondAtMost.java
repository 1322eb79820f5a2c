// rejected by itWaitsAsLongAsItTakes: unhandled errors in a TaskGroup
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
          await(
              taskGroup(
                  group -> {
                    group.createTask(
                        async(
                            () -> {
                              for (var r = await(source.next());
                                  r.isPresent();
                                  r = await(source.next()))
                                await(waitFor(queue.put(r), seconds(1)));
                              await(queue.put(Optional.empty()));
                            }));
                    group.createTask(
                        async(
                            () -> {
                              for (var r = await(queue.get());
                                  r.isPresent();
                                  r = await(queue.get()))
                                await(waitFor(sink.write(r.get()), seconds(1)));
                            }));
                  }));
        });
  }
}
