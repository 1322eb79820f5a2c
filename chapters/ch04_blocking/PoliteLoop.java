import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;

record User(int id, String name, boolean processed) {}

// region fetch
Coroutine<User> fetchUserWithProcessing(int id) {
  return async(() -> {
    say("user " + id + ": process");
    await(sleep(seconds(2))); // somebody else works, we wait
    say("user " + id + ": done");
    return new User(id, "user-" + id, true);
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    var users = await(gather(
        createTask(fetchUserWithProcessing(1), "user-1"),
        createTask(fetchUserWithProcessing(2), "user-2"),
        createTask(fetchUserWithProcessing(3), "user-3")));
    say(users.size() + " users");
  }));
}
// endregion

void say(String what) {
  IO.println(EventLoop.running().time().toSeconds() + " s  " + what);
}
