import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.sync.Lock;
import dev.loopbook.watch.Audit;

// region task
Coroutine<String> asyncTask() {
  return async(() -> {
    await(sleep(seconds(1)));
    return "completed";
  });
}
// endregion

// region untidy
Coroutine<String> untidyTask(Lock lock) {
  return async(() -> {
    await(lock.acquire()); // and never released
    asyncTask(); // and never awaited
    return await(asyncTask());
  });
}
// endregion

// region check
void check(String what, Coroutine<String> work) {
  var audit = new Audit();
  LoopSetup.current().withListener(audit).call(() ->
      run(async(() -> {
        var task = createTask(work, "work");
        await(task);
        IO.println("%s: done %s, result %s, other tasks %d".formatted(what,
            task.isDone(), task.result(), allTasks().size() - 1));
      })));
  audit.findings().forEach(finding -> IO.println("  " + finding.what()));
}
// endregion

// region main
void main() {
  check("tidy", asyncTask());
  check("untidy", untidyTask(new Lock("ledger")));
}
// endregion
