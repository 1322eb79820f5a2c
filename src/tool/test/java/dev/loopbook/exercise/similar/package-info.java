/// Tests of what finds similar answers.
@NullMarked
package dev.loopbook.exercise.similar;

import org.jspecify.annotations.NullMarked;
