import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

// region config
String config = "none";

Coroutine<Void> configure() {
  return async(() -> {
    config = "fast";
  });
}

Coroutine<Void> serve() {
  return async(() -> {
    IO.println("serving with config " + config);
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    var first = createTask(configure(), "configure");
    var second = createTask(serve(), "serve");
    await(second);
    await(first);
  }));
}
// endregion
