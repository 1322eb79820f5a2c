/// Locks, events, conditions, semaphores, barriers and queues for tasks, as asyncio has them.
///
/// None of them is for threads: each belongs to the first loop on which a task has to wait at it.
/// Whoever waits stands in line, first come, first served. `WaitLine` is that line, and says what
/// can go wrong between a task's being woken and its turn.
@NullMarked
package dev.loopbook.sync;

import org.jspecify.annotations.NullMarked;
