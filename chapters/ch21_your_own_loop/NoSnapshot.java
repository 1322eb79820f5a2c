import java.util.ArrayDeque;

// region loop
final ArrayDeque<Runnable> ready = new ArrayDeque<>();
int tick = 0;
int runs = 0;

void tick() {
  tick++;
  while (!ready.isEmpty() && runs < 1000) { // until the queue is empty
    runs++;
    ready.removeFirst().run();
  }
}
// endregion

// region main
void main() {
  ready.add(this::again);
  tick();
  IO.println(runs + " callbacks in tick " + tick);
}

void again() {
  ready.add(this::again); // once more, in the next tick
}
// endregion
