import dev.loopbook.loop.Pausable;
import java.util.function.Consumer;

final class Generator<T> {
  private final Pausable code;
  private T value;

  Generator(Consumer<Generator<T>> body) {
    code = new Pausable(() -> body.accept(this));
    code.resume();
  }

  void give(T next) {
    value = next;
    Pausable.pause();
  }

  boolean hasNext() {
    return !code.isDone();
  }

  T next() {
    var given = value;
    code.resume();
    return given;
  }
}

void main() {
  var squares = new Generator<Integer>(out -> {
    for (int i = 1; i <= 5; i++) {
      out.give(i * i);
    }
  });
  while (squares.hasNext()) {
    IO.println(squares.next());
  }
}
