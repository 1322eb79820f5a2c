import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

// region greet
Coroutine<String> greet(String name) {
  return async(() -> {
    IO.println("greeting " + name);
    return "Hello, " + name;
  });
}

void main() {
  var greeting = greet("Alice");
  IO.println("made: " + greeting);

  var text = run(greeting);
  IO.println("result: " + text);
  IO.println("afterwards: " + greeting);
}
// endregion
