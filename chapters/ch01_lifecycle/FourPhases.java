import java.util.ArrayDeque;
import java.util.PriorityQueue;

record Timer(double when, Runnable callback, boolean[] cancelled) {}

// region loop
final ArrayDeque<Runnable> ready = new ArrayDeque<>();
final PriorityQueue<Timer> timers = new PriorityQueue<>(
    Comparator.comparingDouble(Timer::when));
double clock = 0; // virtual: nobody really waits

void runOnce() {
  timers.removeIf(timer -> timer.cancelled()[0]); // 1. drop

  if (ready.isEmpty() && !timers.isEmpty()) { // 2. wait
    clock = Math.max(clock, timers.peek().when());
  }

  while (!timers.isEmpty() && timers.peek().when() <= clock) { // 3. queue
    ready.add(timers.remove().callback());
  }

  for (int n = ready.size(); n > 0; n--) { // 4. run, but not what is added
    ready.remove().run();
  }
}
// endregion

// region main
void main() {
  var cancelled = new boolean[] {true};
  timers.add(new Timer(2, () -> IO.println("never"), cancelled));
  timers.add(new Timer(1, () -> IO.println("at " + clock + " s"),
      new boolean[1]));
  ready.add(() -> {
    IO.println("first");
    ready.add(() -> IO.println("added by first"));
  });
  ready.add(() -> IO.println("second"));
  for (int tick = 1; tick <= 3; tick++) {
    IO.println("tick " + tick);
    runOnce();
  }
}
// endregion
