package dev.loopbook.testkit.mock;

import dev.loopbook.loop.Awaitable;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Task;
import java.util.List;
import java.util.Optional;

/// What the tests mock; not public, as a learner's types are.
interface UserApi {

  record User(int id, String name) {}

  Coroutine<User> fetchUser(int id);

  Coroutine<List<User>> search(String name);

  Coroutine<Optional<User>> find(String name);

  Coroutine<Integer> count();

  Coroutine<Void> delete(int id);

  Awaitable<Boolean> isUp();

  Future<Integer> pending();

  Task<Integer> working();

  String baseUrl();
}
