/// Makes mutants: copies of a source file, each with one small mistake in it.
///
/// An exercise whose tests pass on a mutant of its solution passes wrong answers too. The mistakes
/// are those that students make with coroutines: an await, a lock or a shield left out, a state
/// shared or forgotten, a cancellation swallowed. They are made in the source, so that a mutant
/// reads as the answer of somebody who made that mistake.
@NullMarked
package dev.loopbook.program.mutation;

import org.jspecify.annotations.NullMarked;
