import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Generator;
import java.util.List;

// region users
Coroutine<List<String>> fetchPage(int page) {
  return async(() -> {
    await(sleep(seconds(1)));
    say("fetched page " + page);
    return page == 1 ? List.of("Alice", "Bob")
        : page == 2 ? List.of("Carol") : List.of();
  });
}

Generator<String> users() {
  return generate(out -> {
    for (int page = 1; ; page++) {
      var names = await(fetchPage(page));
      if (names.isEmpty()) {
        return;
      }
      for (var name : names) {
        out.yield(name);
      }
    }
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    for (var user : users()) {
      say("  " + user);
    }
    say("no more users");
  }));
}
// endregion

void say(String what) {
  IO.println(EventLoop.running().time().toSeconds() + " s  " + what);
}
