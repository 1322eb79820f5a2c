import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;

// region chat
final List<String> chat = new ArrayList<>();

Coroutine<Void> talk(String name) {
  return async(() -> {
    for (int i = 1; i <= 4; i++) {
      chat.add(name + i);
      await(sleep(seconds(0)));
    }
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    await(gather(talk("a"), talk("b"), talk("c"), talk("d")));
    IO.println("the last word: " + chat.getLast());
  }));
}
// endregion
