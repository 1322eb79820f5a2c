import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

// region turns
Coroutine<Void> player(String name, List<String> moves,
    Function<Duration, Coroutine<Void>> sleeper) {
  return async(() -> {
    for (int move = 1; move <= 3; move++) {
      moves.add(name + move);
      await(sleeper.apply(Duration.ZERO)); // the other one's turn
    }
  });
}

void play(String what, Function<Duration, Coroutine<Void>> sleeper) {
  var moves = new ArrayList<String>();
  run(async(() -> {
    await(gather(player("A", moves, sleeper), player("B", moves, sleeper)));
  }));
  IO.println(what + moves);
}

void main() {
  play("real:  ", duration -> sleep(duration));
  play("faked: ", _ -> async(() -> {}));
}
// endregion
