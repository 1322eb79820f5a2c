import dev.loopbook.loop.EventLoop;
import java.time.Duration;

// region loop
void main() {
  var loop = EventLoop.create();

  loop.callLater(Duration.ofSeconds(1), () -> say(loop, "timer"));
  loop.callSoon(() -> {
    say(loop, "first");
    loop.callSoon(() -> say(loop, "added by first"));
  });
  loop.callSoon(() -> say(loop, "second"));

  for (int i = 0; i < 3; i++) {
    loop.runOnce();
  }
  loop.close();
}

void say(EventLoop loop, String what) {
  IO.println("tick %d  %d s  %s".formatted(
      loop.tick(), loop.time().toSeconds(), what));
}
// endregion
