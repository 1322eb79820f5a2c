/// Proves the exercises sound: the starter fails as its README says, the solution passes, and each
/// known wrong answer is rejected with the words that it names.
@NullMarked
package dev.loopbook.exercise.suite;

import org.jspecify.annotations.NullMarked;
