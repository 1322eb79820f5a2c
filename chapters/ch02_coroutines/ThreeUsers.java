import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;

record User(int id, String name) {}

// region fetch
Coroutine<User> fetchUser(int id) {
  return async(() -> {
    say("ask for user " + id);
    await(sleep(seconds(1)));
    say("got user " + id);
    return new User(id, "user-" + id);
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    say("one after another");
    await(fetchUser(1));
    await(fetchUser(2));
    await(fetchUser(3));

    say("all at once");
    var users = await(gather(fetchUser(1), fetchUser(2), fetchUser(3)));
    say(users.size() + " users, in the order asked: " + users.getLast());
  }));
}
// endregion

// region say
void say(String what) {
  IO.println(EventLoop.running().time().toSeconds() + " s  " + what);
}
// endregion
