/// Threads that a test decides about: `toThread` without the chance of a scheduler.
@NullMarked
package dev.loopbook.testkit.thread;

import org.jspecify.annotations.NullMarked;
