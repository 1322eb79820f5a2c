package dev.loopbook.loop;

import org.jspecify.annotations.Nullable;

/// What [Async#await] takes: a [Coroutine], or a [Future] (a [Task] is one).
///
/// @param <T> the type of the value that awaiting it gives
public sealed interface Awaitable<T extends @Nullable Object> permits Coroutine, Future {}
