/// Locks, events, conditions, semaphores, barriers and queues for tasks.
@NullMarked
package dev.loopbook.sync;

import org.jspecify.annotations.NullMarked;
