import static dev.loopbook.io.Streams.openConnection;
import static dev.loopbook.loop.Async.*;

import dev.loopbook.sync.Queue;
import dev.loopbook.watch.Attach;

// region main
void main() {
  run(async(() -> {
    var jobs = new Queue<String>(9, "jobs");
    var worker = createTask(jobs.get(), "worker");

    try (var attach = Attach.listen(jobs)) { // and show this queue
      var stranger = await(openConnection("127.0.0.1", attach.port()));
      try (var writer = stranger.writer()) {
        writer.write("report\n");
        var answer = await(stranger.reader().readAll());
        IO.println("a stranger gets " + answer.length + " bytes");
      }
      await(sleep(seconds(60)));
    }
    await(jobs.put("a job"));
    IO.println(await(worker));
    jobs.taskDone();
  }));
}
// endregion
