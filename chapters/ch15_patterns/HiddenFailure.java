import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;
import java.util.List;

class Connection extends AsyncResource {
  @Override
  protected void release() {
    await(sleep(millis(500)));
    throw new IllegalStateException("cannot say goodbye");
  }
}

// region ways
Coroutine<Void> withFinally() {
  return async(() -> {
    var connection = new Connection();
    try {
      throw new IllegalArgumentException("no such user");
    } finally {
      connection.close();
    }
  });
}

Coroutine<Void> withResources() {
  return async(() -> {
    try (var _ = new Connection()) {
      throw new IllegalArgumentException("no such user");
    }
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    for (var way : List.of(withFinally(), withResources())) {
      try {
        await(way);
      } catch (RuntimeException e) {
        IO.println(way.name() + ": " + e.getMessage());
        for (var other : e.getSuppressed()) {
          IO.println("  and then: " + other.getMessage());
        }
      }
    }
  }));
}
// endregion
