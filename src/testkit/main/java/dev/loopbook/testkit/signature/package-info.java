/// Guesses why a test failed, and says which chapter explains it.
@NullMarked
package dev.loopbook.testkit.signature;

import org.jspecify.annotations.NullMarked;
