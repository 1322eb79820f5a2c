/// Mocks that can be awaited, with Mockito as their engine, and patches that replace things for a
/// while.
@NullMarked
package dev.loopbook.testkit.mock;

import org.jspecify.annotations.NullMarked;
