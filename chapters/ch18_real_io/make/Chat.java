import static dev.loopbook.io.Streams.*;
import static dev.loopbook.loop.Async.*;

import dev.loopbook.io.StreamReader;
import dev.loopbook.io.StreamWriter;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;

final Map<Integer, Queue<String>> clients = new TreeMap<>();
int last;

Coroutine<Void> handleClient(StreamReader reader, StreamWriter writer) {
  return async(() -> {
    int number = ++last;
    var lines = new Queue<String>(100);
    clients.put(number, lines);
    var sender = createTask(send(lines, writer), "sender " + number);
    try {
      while (true) {
        var line = new String(await(reader.readLine()));
        if (line.isEmpty()) {
          return;
        }
        clients.forEach((other, queue) -> {
          if (other != number && !queue.isFull()) { // a full one is lost
            queue.putNowait(number + ": " + line);
          }
        });
      }
    } finally {
      clients.remove(number);
      lines.shutdown(true);
      sender.cancel();
      await(waitOn(List.of(sender)));
    }
  });
}

Coroutine<Void> send(Queue<String> lines, StreamWriter writer) {
  return async(() -> {
    while (true) {
      writer.write(await(lines.get()));
      lines.taskDone();
      await(writer.drain());
    }
  });
}

void main() {
  run(async(() -> {
    try (var server = await(startServer(this::handleClient, "127.0.0.1", 0))) {
      var ann = await(openConnection("127.0.0.1", server.port()));
      while (clients.isEmpty()) {
        await(sleep(millis(1)));
      }
      var bob = await(openConnection("127.0.0.1", server.port()));
      while (clients.size() < 2) {
        await(sleep(millis(1)));
      }
      try (var annWrites = ann.writer(); var bobWrites = bob.writer()) {
        annWrites.write("hello\n");
        IO.print("bob reads " + new String(await(bob.reader().readLine())));
        bobWrites.write("hello yourself\n");
        IO.print("ann reads " + new String(await(ann.reader().readLine())));
      }
      while (!clients.isEmpty()) {
        await(sleep(millis(1)));
      }
    }
  }));
}
