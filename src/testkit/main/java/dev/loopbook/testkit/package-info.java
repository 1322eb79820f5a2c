/// Runs JUnit tests as coroutines on loops of their own, and reports what they left behind.
@NullMarked
package dev.loopbook.testkit;

import org.jspecify.annotations.NullMarked;
