import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.EventLoop;

// region life
void main() {
  var loop = EventLoop.create();
  show(loop, "made");

  loop.callSoon(() -> {
    show(loop, "in a callback");
    complain("run it twice", loop::runForever);
    complain("close it now", loop::close);
    loop.stop();
  });
  loop.runForever();
  show(loop, "after stop()");

  var answer = loop.runUntilComplete(sleep(seconds(2), "slept"));
  show(loop, "it " + answer);

  complain("nothing to do", loop::runForever);
  loop.close();
  show(loop, "after close()");
  complain("use it again", () -> loop.callSoon(() -> {}));
}
// endregion

void show(EventLoop loop, String when) {
  IO.println("%-14s %-8s %d s".formatted(
      when, loop.state(), loop.time().toSeconds()));
}

// region complain
void complain(String attempt, Runnable mistake) {
  try {
    mistake.run();
  } catch (IllegalStateException e) {
    IO.println("%-14s %s".formatted(attempt, e.getMessage()));
  }
}
// endregion
