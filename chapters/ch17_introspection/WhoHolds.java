import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.watch.BlockWatch;
import dev.loopbook.watch.BlockedLoop;
import java.util.function.Consumer;

// region work
Coroutine<Void> report(int pages) {
  return async(() -> {
    for (int page = 1; page <= pages; page++) {
      await(sleep(millis(100)));
      busy(millis(page * 60L)); // each page is slower than the last
    }
  });
}
// endregion

// region main
void main() {
  Consumer<BlockedLoop> tell = blocked -> IO.println(blocked.describe());
  try (var watch = new BlockWatch(millis(150), tell).start()) {
    LoopSetup.current().withListener(watch).call(() ->
        run(async(() -> {
          await(gather(
              createTask(report(2), "short report"),
              createTask(report(4), "long report")));
        })));
  }
}
// endregion
