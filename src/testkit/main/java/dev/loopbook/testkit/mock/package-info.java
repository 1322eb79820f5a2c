/// Mocks for code that awaits, on Mockito's engine, and patches that replace one thing by another.
@NullMarked
package dev.loopbook.testkit.mock;

import org.jspecify.annotations.NullMarked;
