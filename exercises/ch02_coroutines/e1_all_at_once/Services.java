package ch02_coroutines.e1_all_at_once;

import dev.loopbook.loop.Coroutine;

/// Three services, each at its own pace. They are given: leave them as they are.
interface Services {

  /// Asks for the weather.
  Coroutine<String> weather();

  /// Asks for the news.
  Coroutine<String> news();

  /// Asks what is in the basket.
  Coroutine<String> basket();
}
