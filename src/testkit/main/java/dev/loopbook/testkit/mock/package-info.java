/// Mocks for code that awaits, on Mockito's engine, and patches that put things in place of others.
@NullMarked
package dev.loopbook.testkit.mock;

import org.jspecify.annotations.NullMarked;
