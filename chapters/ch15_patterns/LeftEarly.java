import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Generator;

// region lines
Generator<String> lines(String file) {
  return generate(out -> {
    say(file + " opened");
    try {
      for (int i = 1; ; i++) {
        await(sleep(seconds(1)));
        out.yield(file + ", line " + i);
      }
    } finally {
      say(file + " closed");
    }
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    for (var line : lines("one")) {
      say(line);
      break; // one line is enough
    }
    await(sleep(seconds(1)));

    try (var lines = lines("two")) {
      for (var line : lines) {
        say(line);
        break;
      }
    }
    await(sleep(seconds(1)));
    say("main ends");
  }));
}
// endregion

void say(String what) {
  var loop = EventLoop.ifRunning();
  var time = loop.map(l -> l.time().toSeconds() + " s").orElse("later");
  IO.println(time + "  " + what);
}
