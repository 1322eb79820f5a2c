/// Grades what a class handed in: reads submissions safely, has each of them judged behind walls,
/// and writes reports in formats that other systems read.
@NullMarked
package dev.loopbook.exercise.grade;

import org.jspecify.annotations.NullMarked;
