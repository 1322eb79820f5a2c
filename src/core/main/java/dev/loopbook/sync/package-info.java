/// How tasks take turns, wait for each other and hand things over: locks, events, conditions,
/// semaphores, barriers, queues.
@NullMarked
package dev.loopbook.sync;

import org.jspecify.annotations.NullMarked;
