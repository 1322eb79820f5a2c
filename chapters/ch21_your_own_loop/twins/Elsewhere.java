import java.util.concurrent.SynchronousQueue;

final class Counter {
  final SynchronousQueue<String> turn = new SynchronousQueue<>();
  final SynchronousQueue<String> back = new SynchronousQueue<>();

  Counter(String name) {
    Thread.ofVirtual().start(() -> count(name));
  }

  void count(String name) {
    try {
      turn.take();
      IO.println(name + ": one");
      back.put("paused");
      turn.take();
      IO.println(name + ": two");
      back.put("done");
    } catch (InterruptedException _) {
      // nobody interrupts it
    }
  }

  String resume() throws InterruptedException {
    turn.put("go on");
    return back.take();
  }
}

void main() throws InterruptedException {
  var a = new Counter("A");
  var b = new Counter("B");
  IO.println("A is " + a.resume());
  IO.println("B is " + b.resume());
  IO.println("B is " + b.resume());
}
