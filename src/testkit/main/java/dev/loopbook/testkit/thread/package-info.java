/// Threads that a test controls: `toThread` without leaving anything to a scheduler.
@NullMarked
package dev.loopbook.testkit.thread;

import org.jspecify.annotations.NullMarked;
