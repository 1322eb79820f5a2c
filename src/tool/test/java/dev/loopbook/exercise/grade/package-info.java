/// Tests of the grader, and the submissions that try to fool it.
@NullMarked
package dev.loopbook.exercise.grade;

import org.jspecify.annotations.NullMarked;
