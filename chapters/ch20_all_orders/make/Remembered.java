import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Event;

// region letter
final Event arrived = new Event("letter");
String letter = "";

Coroutine<Void> reader() {
  return async(() -> {
    await(arrived.waitSet());
    IO.println("read: " + letter);
  });
}

Coroutine<Void> writer() {
  return async(() -> {
    letter = "hello";
    arrived.set();
  });
}
// endregion

void main() {
  run(async(() -> {
    var reader = createTask(reader(), "reader");
    var writer = createTask(writer(), "writer");
    await(gather(reader, writer));
  }));
}
