package ch03_missing_await.e2_what_is_printed;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;

/// Four notes. It is given: leave it as it is.
final class Program {
  private final List<String> said = new ArrayList<>();

  /// Runs the program and returns what was said, in its order.
  static List<String> run() {
    var program = new Program();
    dev.loopbook.loop.Async.run(program.main());
    return program.said;
  }

  private Coroutine<Void> main() {
    return async(() -> {
      await(note("A"));
      note("B");
      var c = createTask(note("C"), "c");
      var d = createTask(note("D"), "d");
      said.add("made");
      await(d);
      said.add("end");
    });
  }

  private Coroutine<Void> note(String letter) {
    return async(() -> {
      await(sleep(millis(0)));
      said.add(letter);
    });
  }
}
