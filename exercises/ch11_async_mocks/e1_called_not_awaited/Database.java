package ch11_async_mocks.e1_called_not_awaited;

import dev.loopbook.loop.Coroutine;

/// Keeps names. It can do one thing at a time. It is given: leave it as it is.
interface Database {

  /// Saves a name.
  Coroutine<Void> save(String name);

  /// Makes everything final that was saved since the last commit.
  Coroutine<Void> commit();

  /// Forgets everything that was saved since the last commit.
  Coroutine<Void> rollback();
}
