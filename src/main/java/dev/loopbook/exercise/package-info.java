/// The exercises: what there is, what a student has done of it, and what becomes of an answer.
///
/// `exercise.judge` gives the verdicts, `exercise.child` is the part of it that runs in the process
/// where the student's code runs.
@NullMarked
package dev.loopbook.exercise;

import org.jspecify.annotations.NullMarked;
