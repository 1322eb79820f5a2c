import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.Waited;

<T> Coroutine<T> firstOf(Coroutine<T> a, Coroutine<T> b) {
  return async(() -> {
    var tasks = List.of(createTask(a, "a"), createTask(b, "b"));
    var first = await(waitOn(tasks, Waited.Until.FIRST_COMPLETED)).done();
    tasks.forEach(Task::cancel); // does nothing to one that is done
    await(waitOn(tasks));
    return first.getFirst().result();
  });
}

Coroutine<String> answer(String text, double delay) {
  return async(() -> {
    try {
      await(sleep(seconds(delay)));
      return text;
    } finally {
      IO.println(text + " ends");
    }
  });
}

void main() {
  run(async(() ->
      IO.println(await(firstOf(answer("slow", 2), answer("quick", 1))))));
}
