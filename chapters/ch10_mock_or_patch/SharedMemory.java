import static dev.loopbook.loop.Async.*;
import static java.nio.file.StandardOpenOption.*;

import dev.loopbook.loop.Coroutine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;

// region manager
static class ShmManager {
  private final ByteBuffer segment;

  ShmManager(ByteBuffer segment) {
    this.segment = segment;
  }

  /** Waits for a price with a higher number than the last one seen. */
  Coroutine<Long> nextPrice(int seen) {
    return async(() -> {
      while (segment.getInt(0) <= seen) {
        await(sleep(millis(10)));
      }
      return segment.getLong(8);
    });
  }
}
// endregion

// region exchange
static class Exchange {
  private final ByteBuffer segment;
  private int number;

  Exchange(ByteBuffer segment) {
    this.segment = segment;
  }

  void publish(long price) {
    segment.putLong(8, price);
    segment.putInt(0, ++number); // last: it says that the price is whole
  }
}
// endregion

// region main
static ByteBuffer map(Path name) throws IOException {
  try (var file = FileChannel.open(name, READ, WRITE)) {
    return file.map(MapMode.READ_WRITE, 0, 16);
  }
}

void main() throws IOException {
  var name = Files.createTempFile("prices", ".shm");
  var exchange = new Exchange(map(name)); // two views
  var manager = new ShmManager(map(name)); // of the same memory
  run(async(() -> {
    var price = createTask(manager.nextPrice(0), "reader");
    await(sleep(seconds(1)));
    IO.println("reader done? " + price.isDone());
    exchange.publish(4_200);
    IO.println("price: " + await(price));
  }));
  Files.delete(name);
}
// endregion
