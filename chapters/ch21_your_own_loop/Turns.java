import dev.loopbook.loop.Pausable;

// region code
Pausable counter(String name) {
  return new Pausable(() -> {
    IO.println(name + ": one");
    Pausable.pause();
    IO.println(name + ": two");
  });
}
// endregion

// region main
void main() {
  var a = counter("A");
  var b = counter("B");
  a.resume();
  b.resume();
  IO.println("A is done: " + a.isDone());
  b.resume();
  IO.println("B is done: " + b.isDone());
}
// endregion
