void main() throws Exception {
  var queue = new ArrayBlockingQueue<Integer>(2);
  int x = 1;
  queue.put(x);
  queue.put(x);
  try {
    queue.add(x);
  } catch (IllegalStateException e) {
    IO.println(e.getMessage());
  }
  var unfinished = new Phaser(1); // one party for the one who joins
  unfinished.register();
  Thread.ofVirtual().start(() -> {
    try {
      queue.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    unfinished.arriveAndDeregister(); // task done
  });
  unfinished.arriveAndAwaitAdvance(); // join
  IO.println("joined, " + queue.size() + " left");
}
