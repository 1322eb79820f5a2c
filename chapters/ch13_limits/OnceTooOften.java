import static dev.loopbook.loop.Async.*;

import dev.loopbook.sync.BoundedSemaphore;
import dev.loopbook.sync.Semaphore;

// region main
void main() {
  run(async(() -> {
    for (var slots : List.of(new Semaphore(2), new BoundedSemaphore(2))) {
      try {
        slots.release(); // nobody has taken one
        IO.println(slots);
      } catch (IllegalStateException e) {
        IO.println(e.getMessage());
      }
    }
  }));
}
// endregion
