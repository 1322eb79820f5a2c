import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.ExitStack;
import java.util.List;

class Connection extends AsyncResource {
  private final String name;

  Connection(String name) {
    super(name);
    this.name = name;
    IO.println("  open  " + name);
  }

  @Override
  protected void release() {
    await(sleep(millis(100)));
    IO.println("  close " + name);
  }
}

// region open
Coroutine<Connection> connect(String name) {
  return async(() -> {
    await(sleep(millis(100)));
    if (name.equals("down")) {
      throw new IllegalStateException(name + " does not answer");
    }
    return new Connection(name);
  });
}

Coroutine<ExitStack> connectAll(List<String> names) {
  return async(() -> {
    try (var stack = new ExitStack()) {
      for (var name : names) {
        stack.enter(await(connect(name)));
      }
      return stack.popAll(); // all went well: they stay open
    }
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    try (var all = await(connectAll(List.of("a", "b", "c")))) {
      IO.println("at work with " + all.size());
    }
    try (var all = await(connectAll(List.of("a", "b", "down")))) {
      IO.println("at work with " + all.size());
    } catch (IllegalStateException e) {
      IO.println("failed: " + e.getMessage());
    }
  }));
}
// endregion
