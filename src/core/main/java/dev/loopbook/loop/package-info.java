/// The core: an event loop with the meaning of CPython 3.13's asyncio, tick for tick.
///
/// A program is written with the words of [dev.loopbook.loop.Async]:
///
/// ```java
/// import static dev.loopbook.loop.Async.*;
///
/// void main() {
///   run(async(() -> {
///     var tea = createTask(async(() -> { await(sleep(seconds(3))); return "tea"; }));
///     IO.println(await(tea));
///   }));
/// }
/// ```
///
/// | to learn                          | read                                                     |
/// |-----------------------------------|----------------------------------------------------------|
/// | what a program can say            | [dev.loopbook.loop.Async]                                |
/// | what one tick does, and why so    | `Cycle`                                                  |
/// | how code stops in the middle      | `Fiber`, then [dev.loopbook.loop.Task], which steps it   |
/// | what is waited for                | [dev.loopbook.loop.Future], [dev.loopbook.loop.Handle]   |
/// | how a task is cancelled           | [dev.loopbook.loop.Task], [dev.loopbook.loop.Timeout]    |
/// | what belongs together ends together | [dev.loopbook.loop.TaskGroup], [dev.loopbook.loop.Runner] |
/// | what time is                      | [dev.loopbook.loop.Clock]; `TimerQueue`; `OtherThreads`  |
/// | how a loop is made otherwise      | [dev.loopbook.loop.LoopSetup]: its clock, queues, listeners |
/// | how a loop is watched             | [dev.loopbook.loop.LoopListener], and the package `watch` |
///
/// **Threads.** A loop, its tasks, futures and timers belong to the thread that runs the loop.
/// Other threads may call [dev.loopbook.loop.EventLoop#callSoonThreadsafe] and
/// [dev.loopbook.loop.EventLoop#runCoroutineThreadsafe]; which fields two threads see stands in
/// [dev.loopbook.loop.EventLoop].
///
/// **Errors.** An `await` throws what the work threw, unwrapped, checked exceptions too.
/// Cancellation is [dev.loopbook.loop.CancelledError], an `Error`, so that `catch (Exception e)`
/// doesn't swallow it. What nobody can catch goes to the loop's exception handler.
@NullMarked
package dev.loopbook.loop;

import org.jspecify.annotations.NullMarked;
