/// Grades what a class has handed in: reads submissions safely, has each judged behind walls, and
/// reports in the forms that other systems read.
@NullMarked
package dev.loopbook.exercise.grade;

import org.jspecify.annotations.NullMarked;
